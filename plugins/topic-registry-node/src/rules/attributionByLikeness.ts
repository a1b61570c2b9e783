import { distance } from 'fastest-levenshtein';
import { wordsOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { expectedGroupNames } from './expectedNames';
import { GroupNaming } from './groupNames';
import { BoundRegistry } from './types';

/** Two edits: a letter too many or too few, or two in the wrong order. */
const MAX_EDITS = 2;

/** Stands where a name was taken out, so that no phrase reaches across. */
export const MARK = '|';

/** Words that say no more than "this is a consumer". */
const FILLERS = new Set([
  'consumer',
  'consumers',
  'group',
  'cg',
  'reader',
  'listener',
  'worker',
  'service',
  'svc',
  'app',
]);

/**
 * The services that a group on a topic is likely to belong to although its name
 * is not by the template: it is nearly one of the expected names, or it contains
 * the names of a service and of the topic, or it is a service's name alone.
 * A word in common is not enough: a foreign tool may well be called
 * `analytics-exporter`.
 */
export function resembles(
  naming: GroupNaming,
  bound: BoundRegistry,
  topicName: string,
  groupName: string,
): Set<string> {
  const near = nearExpected(naming, bound, topicName, groupName);
  if (near.size > 0) return near;

  const words = wordsOf(groupName);
  const withoutTopic = remove(words, wordsOf(topicName));
  if (withoutTopic) {
    const contained = longestPhrase(naming, withoutTopic);
    if (contained.size > 0) return contained;
  }
  const telling = (withoutTopic ?? words).filter(
    word => !isFiller(naming, word),
  );
  const telltale = telling.join(' ');
  for (const [phrase, refs] of naming.phrases) {
    const plain = phrase
      .split(' ')
      .filter(word => !isFiller(naming, word))
      .join(' ');
    if (telltale && (phrase === telltale || plain === telltale)) {
      return new Set(refs);
    }
  }
  return new Set();
}

/** Whether a word tells nothing about whose group it is. */
export function isFiller(naming: GroupNaming, word: string): boolean {
  return word === MARK || FILLERS.has(word) || naming.literalWords.has(word);
}

function nearExpected(
  naming: GroupNaming,
  bound: BoundRegistry,
  topicName: string,
  groupName: string,
): Set<string> {
  const topic = naming.topics.get(topicName);
  if (!topic) return new Set();
  const plain = wordsOf(groupName).join('_');
  let best = new Set<string>();
  let least = MAX_EDITS + 1;
  const consumers = topic.parties.filter(party => party.role === 'consumer');
  for (const ref of new Set(consumers.map(party => party.ref))) {
    for (const name of expectedGroupNames(bound, topic, ref)) {
      const edits = distance(plain, wordsOf(name).join('_'));
      if (edits < least) {
        least = edits;
        best = new Set([ref]);
      } else if (edits === least && edits <= MAX_EDITS) {
        best.add(ref);
      }
    }
  }
  return best;
}

/** The services with the longest phrase that stands in the words. */
function longestPhrase(naming: GroupNaming, words: string[]): Set<string> {
  const text = ` ${words.join(' ')} `;
  let best = new Set<string>();
  let longest = 0;
  for (const [phrase, refs] of naming.phrases) {
    if (phrase.length < longest || !text.includes(` ${phrase} `)) continue;
    if (phrase.length > longest) best = new Set();
    longest = phrase.length;
    for (const ref of refs) best.add(ref);
  }
  return best;
}

/** The words around a run of words; undefined when they do not hold it. */
export function remove(words: string[], run: string[]): string[] | undefined {
  for (let at = 0; at + run.length <= words.length; at++) {
    if (run.every((word, i) => words[at + i] === word)) {
      return [...words.slice(0, at), MARK, ...words.slice(at + run.length)];
    }
  }
  return undefined;
}
