import { Lifecycle } from '@topic-registry/backstage-plugin-topic-registry-common';
import { fold } from '../values/fold';
import { mentionsTopics } from './titles';

const DEPRECATED =
  'deprecated|retired|obsolete|sunset|decommissioned|veraltet(?:e[rns]?)?|abgekundigt(?:e[rns]?)?|deprecies?|obsoletes|obsolet[oa]s?|устаревши[ей]|устарел|已弃用|已废弃|非推奨';
const PROPOSED =
  'proposed|planned|future|upcoming|candidate|draft|in planning|in development|under development|under consideration|wip|geplant(?:e[rns]?)?|kunftige?|in arbeit|prevus?|planifies?|planead[oa]s?|planejad[oa]s?|previst[oa]s?|планируется|планируемые|计划中|予定|not yet implemented|not implemented(?: yet)?|not yet built';
const ACTIVE =
  'active|live|stable|in production|in use|current|aktiv(?:e[rns]?)?|actifs?|activ[oa]s?|ativ[oa]s?|активен|активные';

const BEFORE = '(?<![\\p{L}\\d])';
const AFTER = '(?![\\p{L}\\d])';
const SIGNS = /已弃用|已废弃|非推奨|计划中|予定/;
// Forms of a word, each built once: as a whole value, and anywhere in a title.
const WHOLE = patterns(
  names =>
    `^(?:${names})(?:\\s*[:,(–—-].*|\\s+(?:since|on|as of|from|seit|depuis|desde)${AFTER}.*|\\s+topics?)?$`,
);
const INSIDE = patterns(names => `${BEFORE}(?:${names})${AFTER}`);

/** The lifecycle that a status or a heading's mark names as such; undefined for other words. */
export function lifecycleOf(words: string): Lifecycle | undefined {
  // A tick or a warning sign before the word adds nothing to it.
  const text = fold(words.trim()).replace(/^[^\p{L}\p{N}([]+/u, '');
  return WHOLE.find(({ pattern }) => pattern.test(text))?.lifecycle;
}

/** The lifecycle that a section's title gives to the topics under it. */
export function lifecycleOfTitle(title: string): Lifecycle | undefined {
  if (!mentionsTopics(title) && lifecycleOf(title) === undefined)
    return undefined;
  const text = fold(title);
  if (SIGNS.test(text))
    return /计划中|予定/.test(text) ? 'proposed' : 'deprecated';
  const found = INSIDE.find(({ pattern }) => pattern.test(text));
  if (found?.lifecycle !== 'active') return found?.lifecycle;
  return /\bactive\b/.test(text) ? 'active' : undefined;
}

function patterns(
  write: (names: string) => string,
): { lifecycle: Lifecycle; pattern: RegExp }[] {
  return [
    { lifecycle: 'deprecated', pattern: new RegExp(write(DEPRECATED), 'u') },
    { lifecycle: 'proposed', pattern: new RegExp(write(PROPOSED), 'u') },
    { lifecycle: 'active', pattern: new RegExp(write(ACTIVE), 'u') },
  ];
}
