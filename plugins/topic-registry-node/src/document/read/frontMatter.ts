import { isMap, isScalar, isSeq, Node, parseDocument } from 'yaml';
import { InlineText } from '../text/InlineText';
import { AnyNode, endOf, startOf } from '../text/markdown';
import { isCalendarDate, parseDuration } from '../values/units';
import { canonicalEnvironment } from '../values/environments';
import { readServiceList } from '../values/serviceList';
import { readLabel } from './labels';
import { Reading } from './reading';
import { isStandard, readStandard, Scope } from './standards';

/**
 * Reads the keys of front matter that concern the registry: `title`, `service`
 * (whose page this is), `envelope`, `topic` and `consumerGroup` (naming
 * templates), and standards by the names of their fields. Keys of other tools
 * are left alone.
 */
export function readFrontMatter(node: AnyNode, reading: Reading): void {
  const { source } = reading;
  const firstLine = source.lineAt(startOf(node));
  const start =
    firstLine < source.lineCount
      ? source.lineSpan(firstLine + 1).start
      : endOf(node);
  const close = source.lineSpan(source.lineAt(endOf(node))).start;
  reading.claim(startOf(node), endOf(node));
  const text = source.text.slice(start, Math.max(start, close));
  // YAML knows no line that ends with CR alone; Markdown does.
  const lines = text.replace(/\r(?!\n)/g, '\n');
  const document = parseDocument(lines, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const at = start + Math.min(error.pos[0], Math.max(0, text.length - 1));
    reading.report(
      at,
      at + 1,
      `the front matter is no valid YAML: ${error.message.split('\n')[0]}`,
    );
    return;
  }
  if (!isMap(document.contents)) return;
  for (const pair of document.contents.items) {
    if (!isScalar(pair.key)) continue;
    const values = valuesOf(pair.value as Node | null, start, reading);
    readKey(String(pair.key.value), values, reading);
  }
}

interface Value {
  text: InlineText;
  /** The key above, where the value stands in a map. */
  key?: string;
}

function readKey(key: string, values: Value[], reading: Reading): void {
  const { standards } = reading;
  const [first] = values;
  if (!first || first.text.isBlank) return;
  const words = first.text.words;
  switch (key.toLowerCase().replace(/[\s_-]/g, '')) {
    case 'title':
      reading.title ??= words;
      break;
    case 'service':
      reading.ownService = readServiceList(first.text).mentions[0];
      break;
    case 'envelope':
      standards.envelope = {
        profile: /^cloudevents/i.test(words) ? 'cloudevents-1.0' : 'custom',
        range: first.text.range,
      };
      break;
    case 'topic':
    case 'topics':
    case 'topictemplate':
    case 'topictemplates':
      addTemplates(values, standards.topicTemplates);
      break;
    case 'consumergroup':
    case 'consumergroups':
    case 'grouptemplate':
    case 'grouptemplates':
      addTemplates(values, standards.groupTemplates);
      break;
    case 'owner':
    case 'documentowner':
      standards.documentOwner = words;
      break;
    case 'reviewfrequency':
      standards.reviewFrequency = words;
      break;
    case 'lastreviewed':
      if (isCalendarDate(words)) {
        standards.lastReviewed = words;
        standards.lastReviewedRange = first.text.range;
      } else
        reading.reportText(
          first.text,
          `\`${words}\` is no day of the calendar; write it as \`YYYY-MM-DD\``,
        );
      break;
    case 'deprecationwindow':
    case 'deprecationwindowdays':
      readWindow(first.text, /days$/i.test(key), reading);
      break;
    case 'dedupewindow': {
      const duration = parseDuration(words);
      if (duration && 'ms' in duration) {
        standards.dedupeWindowMs.push({
          value: duration.ms,
          range: first.text.range,
        });
      } else {
        reading.reportText(
          first.text,
          duration?.problem ?? `\`${words}\` is no duration`,
        );
      }
      break;
    }
    default:
      readSettings(key, values, reading);
  }
}

function addTemplates(
  values: Value[],
  list: Reading['standards']['topicTemplates'],
): void {
  for (const { text } of values) {
    if (/\{[^{}]+\}/.test(text.text))
      list.push({ template: text.text, range: text.range });
  }
}

function readWindow(text: InlineText, inDays: boolean, reading: Reading): void {
  const duration = parseDuration(text.words, inDays ? 'days' : undefined);
  if (duration && 'ms' in duration && duration.ms >= 0) {
    const days = duration.ms / 86_400_000;
    if (Number.isInteger(days)) {
      reading.standards.deprecationWindowDays = {
        value: days,
        range: text.range,
      };
      return;
    }
  }
  reading.reportText(text, `\`${text.words}\` is no whole number of days`);
}

function readSettings(key: string, values: Value[], reading: Reading): void {
  const label = readLabel(key.replace(/([a-z])([A-Z])/g, '$1 $2'));
  if (!isStandard(label)) return;
  for (const { text, key: name } of values) {
    const scope: Scope =
      name && !/^default$/i.test(name)
        ? { environment: canonicalEnvironment(name) }
        : {};
    const field = {
      label,
      labelText: text,
      value: text,
      items: [],
      start: text.startOffset,
      end: text.endOffset,
    };
    readStandard(field, reading, scope);
  }
}

function valuesOf(
  node: Node | null,
  base: number,
  reading: Reading,
  key?: string,
): Value[] {
  if (isScalar(node)) {
    const [start, end] = node.range ?? [0, 0];
    const quotes =
      node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
    const text = InlineText.verbatim(
      reading.source,
      base + start + quotes,
      base + end - quotes,
    );
    return [{ text: text.trim(), key }];
  }
  if (isSeq(node))
    return node.items.flatMap(item =>
      valuesOf(item as Node | null, base, reading),
    );
  if (isMap(node)) {
    return node.items.flatMap(pair =>
      isScalar(pair.value)
        ? valuesOf(
            pair.value,
            base,
            reading,
            isScalar(pair.key) ? String(pair.key.value) : undefined,
          )
        : [],
    );
  }
  return [];
}
