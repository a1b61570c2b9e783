import { InputError } from '@backstage/errors';
import { RawField } from '../read/fields';
import { FieldKey } from '../read/labels';
import { TopicDraft } from '../read/reading';
import { startOf } from '../text/markdown';
import { escapeCell, removeLines, setCells } from './cells';
import { EditableDocument } from './EditableDocument';
import { FIELD_LABELS, FIELD_ORDER } from './fieldKeys';
import { Splice } from './types';

/** The fields of one key in an entry under a heading. */
export function fieldsOf(draft: TopicDraft, key: FieldKey): RawField[] {
  return draft.fields.filter(field => field.label.key === key);
}

/** The only field of a key, or none. */
export function fieldOf(
  document: EditableDocument,
  draft: TopicDraft,
  key: FieldKey,
): RawField | undefined {
  const fields = fieldsOf(draft, key);
  if (fields.length > 1) {
    const lines = fields.map(field => document.source.lineAt(field.start));
    throw new InputError(
      `\`${draft.name.words}\` states "${fields[0].label.text}" ${
        fields.length
      } times (lines ${lines.join(
        ', ',
      )}); make one of them before it is edited`,
    );
  }
  return fields[0];
}

/** Sets a field of a topic to one line of Markdown, in either shape. */
export function setField(
  document: EditableDocument,
  draft: TopicDraft,
  key: FieldKey,
  value: string,
): Splice[] {
  if (draft.shape === 'tables')
    return setCells(document, document.rowsOf(draft.name.words), key, value);
  const field = fieldOf(document, draft, key);
  return field
    ? [replaceField(document, field, value)]
    : [insertFields(document, draft, [{ key, value }])];
}

/** Takes a field out; in a table its cells become empty. */
export function removeField(
  document: EditableDocument,
  draft: TopicDraft,
  key: FieldKey,
): Splice[] {
  if (draft.shape === 'tables')
    return setCells(document, document.rowsOf(draft.name.words), key, '');
  const field = fieldOf(document, draft, key);
  return field ? [removeLines(document, field.start, field.end)] : [];
}

/** Replaces what stands after the label, nested items included. */
export function replaceField(
  document: EditableDocument,
  field: RawField,
  value: string,
): Splice {
  const table = document.tableAt(field.start);
  const text = table ? escapeCell(value) : value;
  if (!field.value.isBlank && field.items.length === 0) {
    const { offset, endOffset } = field.value.outerRange;
    return { start: offset, end: endOffset, text };
  }
  if (table) {
    throw new InputError(
      `Line ${document.source.lineAt(
        field.start,
      )} has no value that could be replaced; fill it in first`,
    );
  }
  const after = afterLabel(document, field);
  return { start: after, end: Math.max(after, field.end), text: ` ${text}` };
}

/** Offset after a label, its colon and its asterisks. */
export function afterLabel(
  document: EditableDocument,
  field: RawField,
): number {
  const end = field.labelText.endOffset;
  const rest = document.text.slice(end, end + 20);
  return end + (/^\s*[:：]?[*_`]*[:：]?/.exec(rest)?.[0].trimEnd().length ?? 0);
}

/**
 * Adds fields to an entry under a heading, each where {@link FIELD_ORDER} has
 * it, written as the fields that stand there are.
 */
export function insertFields(
  document: EditableDocument,
  draft: TopicDraft,
  fields: { key: FieldKey; value: string; below?: string[] }[],
): Splice {
  const order = FIELD_ORDER.indexOf(fields[0].key);
  const lines = draft.fields.filter(
    field =>
      field.start >= draft.start &&
      field.end <= draft.end &&
      !document.tableAt(field.start) &&
      isFieldLine(document, field),
  );
  const before = lines.filter(field => {
    const at = field.label.key ? FIELD_ORDER.indexOf(field.label.key) : -1;
    return at >= 0 && at < order;
  });
  const model = before[before.length - 1] ?? lines[0];
  const write = ({ key, value, below }: (typeof fields)[number]) =>
    [
      fieldLine(document, model, FIELD_LABELS[key], value),
      ...(below ?? []).map(item => `${itemIndent(document, model)}- ${item}`),
    ].join(document.eol);
  const text = fields.map(write).join(document.eol);
  if (!model) {
    const at = document.lineEnd(startOf(headingOf(document, draft)));
    return {
      start: at,
      end: at,
      text: `${document.eol}${document.eol}${text}`,
    };
  }
  if (before.length === 0) {
    const at = document.lineStart(model.start);
    return { start: at, end: at, text: `${text}${document.eol}` };
  }
  const at = document.lineEnd(Math.max(model.start, model.end - 1));
  return { start: at, end: at, text: `${document.eol}${text}` };
}

/** A line with a field, its bullet and bold label as those of another one. */
export function fieldLine(
  document: EditableDocument,
  model: RawField | undefined,
  label: string,
  value: string,
): string {
  const tail = value === '' ? '' : ` ${value}`;
  if (!model) return `- **${label}:**${tail}`;
  const before = document.text.slice(
    document.lineStart(model.start),
    model.labelText.startOffset,
  );
  const written = document.text.slice(
    model.labelText.startOffset,
    afterLabel(document, model),
  );
  // The colon may stand inside the bold label or after it.
  const ending = /[:：]?[*_`]*[:：]?$/.exec(written)?.[0] || ':';
  const between = /^[ \t]+/.exec(
    document.text.slice(afterLabel(document, model), model.value.startOffset),
  )?.[0];
  return `${before}${label}${ending}${
    value === '' ? '' : `${between ?? ' '}${value}`
  }`;
}

/** The indentation of items below a field. */
export function itemIndent(
  document: EditableDocument,
  model: RawField | undefined,
): string {
  if (!model) return '  ';
  const [item] = model.items;
  if (item) {
    const line = document.source.line(document.source.lineAt(item.startOffset));
    const found = /^[ \t]+(?=[-*+][ \t])/.exec(line)?.[0];
    if (found) return found;
  }
  const line = document.source.line(document.source.lineAt(model.start));
  return `${/^[ \t]*/.exec(line)?.[0] ?? ''}  `;
}

function isFieldLine(document: EditableDocument, field: RawField): boolean {
  const before = document.text.slice(
    document.lineStart(field.start),
    field.labelText.startOffset,
  );
  return /^[ \t]*(?:[-*+][ \t]+)?[*_`]*$/.test(before);
}

/** The heading of an entry. */
export function headingOf(document: EditableDocument, draft: TopicDraft) {
  const section = document
    .sectionsAt(draft.start)
    .find(({ heading }) => heading && startOf(heading) === draft.start);
  if (!section?.heading) {
    throw new InputError(`\`${draft.name.words}\` stands under no heading`);
  }
  return section.heading;
}
