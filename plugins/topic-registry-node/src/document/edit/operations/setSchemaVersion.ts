import { ConflictError, InputError } from '@backstage/errors';
import { SchemaVersion } from '@topic-registry/backstage-plugin-topic-registry-common';
import { RawField } from '../../read/fields';
import { TopicDraft } from '../../read/reading';
import { placeholderOf } from '../../values/placeholders';
import { setCell } from '../cells';
import { columnOf, EditableDocument } from '../EditableDocument';
import {
  afterLabel,
  fieldOf,
  insertFields,
  itemIndent,
  replaceField,
} from '../fieldLines';
import { checkDate, checkLine } from '../inputs';
import { EditOperation, Splice } from '../types';
import { bare } from '../verify';
import { Plan, Workbench } from './plan';

type Operation = Extract<EditOperation, { kind: 'set-schema-version' }>;

/** Sets the version of a topic's schema, and keeps those before it as history, newest first. */
export function setSchemaVersion(
  { document }: Workbench,
  operation: Operation,
): Plan {
  const { topic: name, version, date, note } = operation;
  if (!/^\d+(?:\.\d+){0,3}(?:[-+][A-Za-z0-9.-]+)?$/.test(version)) {
    throw new InputError(
      `\`${version}\` is no version; write it as numbers with dots, such as 1.2.0`,
    );
  }
  if (date !== undefined) checkDate(date);
  if (note !== undefined) checkLine(note, 'The note of a schema version');
  const topic = document.topic(name);
  if (topic.schemaVersions.some(known => known.version === version)) {
    throw new ConflictError(
      `\`${name}\` has the schema version ${version} already`,
    );
  }
  const draft = document.draft(name);
  const splices =
    draft.shape === 'tables'
      ? cellSplices(document, name, operation)
      : lineSplices(document, draft, operation);
  return {
    splices,
    intent: {
      services: [],
      changed: {
        topic: name,
        keys: ['schemaVersions'],
        check: (after, before) =>
          checkVersions(after.schemaVersions, before.schemaVersions, operation),
      },
    },
    matrices: [],
    changes: [`The schema of \`${name}\` has the version ${version}`],
  };
}

function lineSplices(
  document: EditableDocument,
  draft: TopicDraft,
  operation: Operation,
): Splice[] {
  const entry = historyLine(operation);
  const field = fieldOf(document, draft, 'schemaVersions');
  if (!field) {
    return [
      insertFields(document, draft, [
        {
          key: 'schemaVersions',
          value: operation.version,
          below: entry === operation.version ? [] : [entry],
        },
      ]),
    ];
  }
  if (document.tableAt(field.start)) {
    const { offset } = field.value.outerRange;
    return [{ start: offset, end: offset, text: `${entry}, ` }];
  }
  const [first] = field.items;
  if (first) {
    const at = document.lineStart(first.startOffset);
    const line = document.source.line(
      document.source.lineAt(first.startOffset),
    );
    const marker = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/.exec(line)?.[0] ?? '  - ';
    const splices: Splice[] = [
      { start: at, end: at, text: `${marker}${entry}${document.eol}` },
    ];
    if (!field.value.isBlank) {
      const { offset, endOffset } = field.value.outerRange;
      splices.push({
        start: offset,
        end: endOffset,
        text: operation.version,
      });
    }
    return splices;
  }
  if (field.value.isBlank || placeholderOf(field.value.text) !== undefined)
    return [replaceWith(document, field, operation, [entry])];
  const { offset, endOffset } = field.value.outerRange;
  const old = document.text.slice(offset, endOffset).replace(/\s+/g, ' ');
  return [replaceWith(document, field, operation, [entry, old])];
}

function replaceWith(
  document: EditableDocument,
  field: RawField,
  { version }: Operation,
  items: string[],
): Splice {
  const written = items
    .filter(item => item !== version || items.length > 1)
    .map(item => `${document.eol}${itemIndent(document, field)}- ${item}`)
    .join('');
  const { start, end } = replaceField(document, field, version);
  const lead = start === afterLabel(document, field) ? ' ' : '';
  return { start, end, text: `${lead}${version}${written}` };
}

function cellSplices(
  document: EditableDocument,
  name: string,
  operation: Operation,
): Splice[] {
  const rows = document
    .rowsOf(name)
    .filter(({ table }) => columnOf(table, 'schemaVersions') >= 0);
  if (rows.length !== 1) {
    throw new InputError(
      rows.length === 0
        ? `The table of \`${name}\` has no column "Schema Version"; add the column first`
        : `\`${name}\` states its schema version in ${rows.length} rows; edit them one by one`,
    );
  }
  const [{ table, row }] = rows;
  const at = columnOf(table, 'schemaVersions');
  const cell = row.cells[at];
  const isEmpty =
    !cell || cell.isBlank || placeholderOf(cell.text) !== undefined;
  const splice = setCell(document, rows[0], at, historyLine(operation));
  if (isEmpty) return [splice];
  const old = document.text.slice(splice.start, splice.end);
  return [{ ...splice, text: `${splice.text}<br>${old}` }];
}

function historyLine({ version, date, note }: Operation): string {
  return `${version}${date ? ` (${date})` : ''}${note ? `: ${note}` : ''}`;
}

function checkVersions(
  after: SchemaVersion[],
  before: SchemaVersion[],
  { version, date, note }: Operation,
): string | undefined {
  const added = after.filter(known => known.version === version);
  if (after[0]?.version !== version)
    return `${version} would not be read as the newest schema version`;
  if (date && !added.some(known => known.date === date))
    return `the date of the schema version ${version} would not be read`;
  const words = note?.replace(/[`*]/g, '').replace(/\s+/g, ' ').trim();
  if (words && !added.some(known => known.note === words))
    return `the note of the schema version ${version} would be read as "${added
      .map(known => known.note ?? '')
      .join('')}"`;
  const rest = after.filter(known => known.version !== version);
  // The bare version before its own history line is no part of the history.
  const [current, ...history] = before;
  const repeats =
    current &&
    !current.date &&
    !current.note &&
    history.some(known => known.version === current.version);
  return bare(rest) === bare(repeats ? history : before)
    ? undefined
    : 'the schema history would change';
}
