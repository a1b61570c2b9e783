import { topicConfigOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Code, List, ListItem, RootContent } from 'mdast';
import { InlineText } from '../text/InlineText';
import { AnyNode, endOf, startOf } from '../text/markdown';
import { SourceText } from '../text/SourceText';
import { directionOfLabel } from './directions';
import { isTopical, Label, readLabel } from './labels';

/** A labelled value, from a list item, a paragraph line or a table cell. */
export interface RawField {
  label: Label;
  /** The span of the label's own words. */
  labelText: InlineText;
  value: InlineText;
  /** The items of a list below the value. */
  items: InlineText[];
  start: number;
  end: number;
}

/** A list item or paragraph line that carries no label. */
export interface PlainLine {
  text: InlineText;
  start: number;
  end: number;
}

/** What a list or paragraph holds. */
export interface Lines {
  fields: RawField[];
  plain: PlainLine[];
}

/** Reads the items of a list as labelled values where they have a label. */
export function readList(source: SourceText, list: List): Lines {
  const lines: Lines = { fields: [], plain: [] };
  for (const item of list.children) readItem(source, item, lines);
  return lines;
}

/**
 * Reads the lines of a paragraph as labelled values where they start with a
 * bold label, as headers and footers of documents do. A line without a label
 * continues the value before it. In an entry, a paragraph of nothing but
 * labelled lines needs no bold.
 */
export function readParagraph(
  source: SourceText,
  node: RootContent,
  inEntry = false,
): Lines {
  const lines: Lines = { fields: [], plain: [] };
  const text = inlineOf(source, node);
  const boldOnly = !(inEntry && isSheet(text));
  let open: RawField | undefined;
  let valueAt = 0;
  for (const line of text.lines().flatMap(splitLabels)) {
    const field = labelled(line, boldOnly);
    if (field) {
      open = {
        ...field,
        items: [],
        start: line.startOffset,
        end: line.endOffset,
      };
      lines.fields.push(open);
      valueAt = text.indexAt(field.value.startOffset);
    } else if (open && !line.isBlank) {
      open.value = text.slice(valueAt, text.indexAt(line.endOffset)).trim();
      open.end = line.endOffset;
    } else if (!line.isBlank) {
      lines.plain.push({
        text: line.trim(),
        start: line.startOffset,
        end: line.endOffset,
      });
    }
  }
  return lines;
}

/** Takes `**Producer:** a. **Consumers:** b` apart where a further bold label begins. */
export function splitLabels(line: InlineText): InlineText[] {
  const [first, ...others] = line.marks.filter(
    ({ kind, end }) =>
      kind === 'strong' && /[:：]\s*$|^\s*[:：]/.test(around(line, end)),
  );
  if (!first || line.text.slice(0, first.start).trim() !== '') return [line];
  const starts = [0, ...others.map(mark => mark.start), line.text.length];
  return starts.slice(1).map((end, index) => {
    const part = line.slice(starts[index], end);
    const tail =
      end < line.text.length ? /[\s.,;|·•/]+$/.exec(part.text) : null;
    return tail ? part.slice(0, tail.index) : part;
  });
}

/** The colon of a label stands as its last character or after it. */
function around(line: InlineText, end: number): string {
  return /[:：]/.test(line.text[end - 1] ?? '')
    ? line.text[end - 1]
    : line.text.slice(end, end + 2);
}

/** Tells a paragraph whose every line is a field without being bold or an item, and one that says what a list below holds. */
function isSheet(text: InlineText): boolean {
  const labels = text.lines().map(line => labelled(line)?.label);
  const [only, ...more] = labels;
  if (only && more.length === 0 && directionOfLabel(only.text)) return true;
  return (
    labels.every(label => label?.key !== undefined) &&
    labels.some(label => label && isTopical(label))
  );
}

/** The words of a heading, paragraph or cell. */
export function inlineOf(source: SourceText, node: AnyNode): InlineText {
  return InlineText.of(source, node.children ?? [], startOf(node));
}

/**
 * Splits `**Label:** value`, `**Label**: value` and `Label: value`. A label
 * that is not bold counts only where it names a field that the model knows.
 */
export function labelled(
  line: InlineText,
  boldOnly = false,
): Pick<RawField, 'label' | 'labelText' | 'value'> | undefined {
  const text = line.trim();
  const first = text.marks[0];
  if (first && first.start === 0 && first.kind === 'strong') {
    const labelText = text.slice(0, first.end).trim();
    const label = readLabel(labelText.text);
    const rest = text.text.slice(first.end);
    const separator = /^\s*[:：]\s*/.exec(rest)?.[0];
    if (/[:：]\s*$/.test(labelText.text) || separator !== undefined) {
      return {
        label,
        labelText,
        value: text.slice(first.end + (separator?.length ?? 0)).trim(),
      };
    }
    const dash = /^\s+[-–—]\s+/.exec(rest)?.[0];
    if (label.key && (dash || isTopical(label)) && !boldOnly) {
      return {
        label,
        labelText,
        value: text.slice(first.end + (dash?.length ?? 0)).trim(),
      };
    }
    return undefined;
  }
  if (boldOnly) return undefined;
  const pair = configPair(text);
  if (pair) return pair;
  const plain = /^([\p{L}#][\p{L}\d .()/#_-]{0,48}?)\s*[:：](?:\s+|$)/u.exec(
    text.text,
  );
  if (!plain) return undefined;
  const label = readLabel(plain[1]);
  const value = text.slice(plain[0].length).trim();
  // "Publishes: `a.b`" lists topics, and so does "Publishes:" above a list;
  // with other words after it, it may be a sentence.
  const listsTopics =
    (value.isCode(0) || value.isBlank) && directionOfLabel(plain[1]);
  if (!label.key && !listsTopics) return undefined;
  return { label, labelText: text.slice(0, plain[1].length), value };
}

/** `segment.ms=3600000`: one of Kafka's topic settings as its tools take it. */
function configPair(
  text: InlineText,
): Pick<RawField, 'label' | 'labelText' | 'value'> | undefined {
  const pair =
    /^([a-z][a-z0-9]{0,30}(?:\.[a-z0-9]{1,30}){1,6})\s*=\s*(?=\S)/.exec(
      text.text,
    );
  if (!pair || !topicConfigOf(pair[1])) return undefined;
  const labelText = text.slice(0, pair[1].length);
  return {
    label: readLabel(labelText.text),
    labelText,
    value: text.slice(pair[0].length),
  };
}

function readItem(source: SourceText, item: ListItem, lines: Lines): void {
  const [head, ...rest] = item.children;
  if (!head) return;
  const start = startOf(item);
  const end = endOf(item);
  if (head.type !== 'paragraph') return;
  const [text, ...further] = splitLabels(inlineOf(source, head));
  const field = labelled(text);
  if (!field) {
    lines.plain.push({ text: text.trim(), start, end });
    for (const node of rest) {
      if (node.type === 'list') {
        const nested = readList(source, node);
        lines.fields.push(...nested.fields);
        lines.plain.push(...nested.plain);
      }
    }
    return;
  }
  let raw: RawField = { ...field, items: [], start, end };
  lines.fields.push(raw);
  for (const part of further) {
    const other = labelled(part);
    if (!other) continue;
    raw = {
      ...other,
      items: [],
      start: part.startOffset,
      end: part.endOffset,
    };
    lines.fields.push(raw);
  }
  for (const node of rest) collectItems(source, node, raw, lines);
}

function collectItems(
  source: SourceText,
  node: RootContent,
  field: RawField,
  lines: Lines,
): void {
  if (node.type === 'paragraph') {
    field.items.push(inlineOf(source, node).trim());
  } else if (node.type === 'code' && field.label.key === 'configs') {
    field.items.push(...linesOfCode(source, node));
  } else if (node.type === 'list') {
    for (const item of node.children) {
      // An indented field of a topic is a field, and no item of the one above.
      const inner = fieldOf(source, item);
      const { key } = field.label;
      if (
        inner &&
        isTopical(inner.label) &&
        inner.label.key !== key &&
        key !== 'events'
      ) {
        readItem(source, item, lines);
        continue;
      }
      for (const child of item.children)
        collectItems(source, child, field, lines);
    }
  }
}

/** The lines of a code block below a field, without its fences and comments. */
export function linesOfCode(source: SourceText, node: Code): InlineText[] {
  const lines: InlineText[] = [];
  const last = source.lineAt(endOf(node));
  for (let line = source.lineAt(startOf(node)); line <= last; line++) {
    const { start, end } = source.lineSpan(line);
    lines.push(InlineText.verbatim(source, start, end).trim());
  }
  return lines.filter(
    line => !line.isBlank && !/^(?:[`~]{3}|#|\/\/)/.test(line.text),
  );
}

function fieldOf(source: SourceText, item: ListItem) {
  const [head] = item.children;
  return head?.type === 'paragraph'
    ? labelled(inlineOf(source, head))
    : undefined;
}
