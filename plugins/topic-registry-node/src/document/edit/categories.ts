import { Category } from '@topic-registry/backstage-plugin-topic-registry-common';
import { EditableDocument } from './EditableDocument';
import { Splice } from './types';

/**
 * The splices that follow the producers of each category in the parentheses of
 * its heading: services that produce none of its topics any more leave it, and
 * those that now do enter it. What the heading said beside them stays.
 */
export function followCategories(
  before: EditableDocument,
  after: EditableDocument,
): { splices: Splice[]; services: Map<string, string[]> } {
  const splices: Splice[] = [];
  const services = new Map<string, string[]>();
  for (const category of after.parsed.registry.categories) {
    const old = before.parsed.registry.categories.find(
      ({ title }) => title === category.title,
    );
    if (!old || category.services.length === 0) continue;
    const then = producersOf(before, category.title);
    const now = producersOf(after, category.title);
    if (now.size === 0) continue;
    const kept = category.services.filter(
      ref => now.has(ref) || !then.has(ref),
    );
    const entered = [...now].filter(
      ref => !then.has(ref) && !kept.includes(ref),
    );
    if (kept.length === category.services.length && entered.length === 0)
      continue;
    const refs = [...kept, ...entered];
    const splice = rewrite(after, category, refs);
    if (!splice) continue;
    splices.push(splice);
    services.set(category.title, refs);
  }
  return { splices, services };
}

function producersOf(
  document: EditableDocument,
  category: string,
): Set<string> {
  const refs = new Set<string>();
  for (const topic of document.topics) {
    if (topic.category !== category || topic.lifecycle !== 'active') continue;
    for (const party of topic.parties) {
      if (party.role === 'producer' && party.certainty === 'stated')
        refs.add(party.ref);
    }
  }
  return refs;
}

/** Undefined for a list that is not made of plain numbers. */
function rewrite(
  document: EditableDocument,
  category: Category,
  refs: string[],
): Splice | undefined {
  const { offset, endOffset } = category.range;
  const heading = document.text.slice(offset, endOffset);
  const match =
    /\(\s*((?:micro)?services?|svcs?)([\s#-]*)(\d[\d\s,–-]*?)\s*\)$/i.exec(
      heading,
    );
  if (!match) return undefined;
  const numbers = refs
    .map(ref => /^service-(\d+)$/.exec(ref)?.[1])
    .map(Number)
    .sort((a, b) => a - b);
  if (numbers.some(Number.isNaN)) return undefined;
  const dash = /\d\s*([-–])\s*\d/.exec(match[3])?.[1];
  const list = dash ? ranges(numbers, dash) : numbers.join(', ');
  const [, word, gap] = match;
  const single = numbers.length === 1;
  const isPlural = /s$/i.test(word);
  let written = word;
  if (single && isPlural) written = word.slice(0, -1);
  if (!single && !isPlural) written = `${word}s`;
  const start = offset + match.index + match[0].indexOf(word);
  return {
    start,
    end: start + word.length + gap.length + match[3].length,
    text: `${written}${gap}${list}`,
  };
}

function ranges(numbers: number[], dash: string): string {
  const parts: string[] = [];
  for (let at = 0; at < numbers.length; at++) {
    let last = at;
    while (numbers[last + 1] === numbers[last] + 1) last += 1;
    parts.push(
      last === at ? `${numbers[at]}` : `${numbers[at]}${dash}${numbers[last]}`,
    );
    at = last;
  }
  return parts.join(', ');
}
