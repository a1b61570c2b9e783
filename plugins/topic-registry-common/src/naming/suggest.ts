import { distance } from 'fastest-levenshtein';
import { NamingTemplate, NamingVocabulary, NamingWork } from './types';
import { wordsOf } from './words';

/**
 * The valid name nearest to one that fits no template, by repairs that a person
 * would make at once: separators and case, a missing or surplus plural, a typo
 * in the template's last literal. Undefined unless exactly one name results.
 *
 * @param work - counts the steps that it took, and limits them.
 * @throws NamingTooLong where it took more of them than the work allows.
 * @public
 */
export function suggestName(
  name: string,
  templates: readonly NamingTemplate[],
  vocabulary?: NamingVocabulary,
  work?: NamingWork,
): string | undefined {
  const words = wordsOf(name);
  if (words.length === 0) return undefined;
  for (const repair of [respell, pluralise, correctEnding]) {
    const names = new Set<string>();
    for (const template of templates) {
      for (const separator of separatorsOf(template)) {
        for (const candidate of repair(words, separator, template)) {
          if (candidate === name) continue;
          if (template.parse(candidate, vocabulary, work).kind === 'match') {
            names.add(candidate);
          }
        }
      }
    }
    if (names.size === 1) return [...names][0];
    if (names.size > 1) return undefined;
  }
  return undefined;
}

/**
 * The known name nearest to a given one: the fewest edits after case and
 * separators are set aside, at most the greater of 2 and a quarter of the
 * length, and fewer than half of it. Undefined when none is near or several
 * are equally near.
 *
 * @param maxEdits - for another limit than that.
 * @public
 */
export function nearestName(
  name: string,
  known: Iterable<string>,
  maxEdits?: number,
): string | undefined {
  const plain = wordsOf(name).join('_');
  const limit = Math.min(
    maxEdits ?? Math.max(2, Math.floor(plain.length / 4)),
    Math.ceil(plain.length / 2) - 1,
  );
  let best: string[] = [];
  let least = limit + 1;
  for (const candidate of known) {
    if (candidate === name) continue;
    const edits = distance(plain, wordsOf(candidate).join('_'));
    if (edits < least) {
      least = edits;
      best = [candidate];
    } else if (edits === least && edits <= limit) {
      best.push(candidate);
    }
  }
  return best.length === 1 ? best[0] : undefined;
}

function separatorsOf(template: NamingTemplate): string[] {
  const separators = new Set<string>();
  for (const part of template.parts) {
    if (part.kind !== 'literal') continue;
    for (const char of part.text) {
      if (char === '_' || char === '-' || char === '.') separators.add(char);
    }
  }
  return [...separators];
}

function respell(words: string[], separator: string): string[] {
  return [words.join(separator)];
}

function pluralise(words: string[], separator: string): string[] {
  const joined = words.join(separator);
  return joined.endsWith('s')
    ? [joined.slice(0, -1)]
    : [`${joined}s`, `${joined}es`];
}

function correctEnding(
  words: string[],
  separator: string,
  template: NamingTemplate,
): string[] {
  const last = template.parts[template.parts.length - 1];
  if (last.kind !== 'literal') return [];
  const ending = wordsOf(last.text);
  if (ending.length === 0 || words.length <= ending.length) return [];
  const stated = words.slice(-ending.length).join(separator);
  const right = ending.join(separator);
  const edits = distance(stated, right);
  // Two letters in the wrong order are two edits.
  if (edits === 0 || edits > (right.length < 5 ? 1 : 2)) {
    return [];
  }
  return [[...words.slice(0, -ending.length), ...ending].join(separator)];
}
