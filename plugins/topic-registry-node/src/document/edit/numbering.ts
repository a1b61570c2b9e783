import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { EditableDocument } from './EditableDocument';
import { Splice } from './types';

/**
 * The splices that number the topics as they were numbered: each that followed
 * the one before it by one does so again, one that began a sequence begins it
 * still, and one that took the beginner's place takes its number.
 */
export function renumberTopics(
  before: EditableDocument,
  after: EditableDocument,
  renamed: Map<string, string>,
): Splice[] {
  const old = numbered(before);
  const begins = new Map<string, number>();
  old.forEach((topic, index) => {
    const number = topic.number!.value;
    const name = renamed.get(topic.name) ?? topic.name;
    if (index === 0 || number !== old[index - 1].number!.value + 1)
      begins.set(name, number);
  });
  const now = numbered(after);
  const names = new Set(now.map(({ name }) => name));
  const order = old.map(({ name }) => renamed.get(name) ?? name);
  const moved = wasMoved(
    order,
    now.map(({ name }) => name),
  );
  order.forEach((name, index) => {
    const begin = begins.get(name);
    if (begin === undefined || (names.has(name) && !moved.has(name))) return;
    begins.delete(name);
    const next = order[index + 1];
    if (next !== undefined && !begins.has(next)) begins.set(next, begin);
  });
  const splices: Splice[] = [];
  let last: number | undefined;
  for (const topic of now) {
    const { value, range } = topic.number!;
    const number =
      begins.get(topic.name) ?? (last === undefined ? value : last + 1);
    last = number;
    if (number !== value) {
      splices.push({
        start: range.offset,
        end: range.endOffset,
        text: String(number),
      });
    }
  }
  return splices;
}

/** The splices that number the items of each matrix one after the other, where they were so before. */
export function renumberMatrices(
  before: EditableDocument,
  after: EditableDocument,
): Splice[] {
  const splices: Splice[] = [];
  const old = before.parsed.registry.matrices;
  after.parsed.registry.matrices.forEach((matrix, index) => {
    if (old[index]?.service !== matrix.service) return;
    if (old[index].topics.length === matrix.topics.length) return;
    const then = itemNumbers(before, old[index].topics);
    const now = itemNumbers(after, matrix.topics);
    if (then.length !== old[index].topics.length || then.length === 0) return;
    if (then.some(({ value }, at) => value !== then[0].value + at)) return;
    now.forEach(({ value, start, end }, at) => {
      const number = then[0].value + at;
      if (value !== number) splices.push({ start, end, text: String(number) });
    });
  });
  return splices;
}

/** Names that stand elsewhere among the others than before. */
function wasMoved(before: string[], after: string[]): Set<string> {
  const then = new Set(before);
  const since = new Set(after);
  const rest = before.filter(name => since.has(name));
  const now = after.filter(name => then.has(name));
  if (rest.join('\n') === now.join('\n')) return new Set();
  return new Set(
    rest.filter(
      name =>
        rest.filter(other => other !== name).join('\n') ===
        now.filter(other => other !== name).join('\n'),
    ),
  );
}

function numbered(document: EditableDocument): Topic[] {
  return document.topics
    .filter(({ number }) => number !== undefined)
    .sort((a, b) => a.range.offset - b.range.offset);
}

function itemNumbers(
  document: EditableDocument,
  topics: { range: { offset: number } }[],
): { value: number; start: number; end: number }[] {
  const found: { value: number; start: number; end: number }[] = [];
  for (const { range } of topics) {
    const start = document.lineStart(range.offset);
    const match = /^([ \t]*)(\d{1,9})[.)][ \t]/.exec(
      document.text.slice(start, range.offset),
    );
    if (!match) continue;
    const at = start + match[1].length;
    found.push({
      value: Number(match[2]),
      start: at,
      end: at + match[2].length,
    });
  }
  return found;
}
