import { Lifecycle } from '@topic-registry/backstage-plugin-topic-registry-common';

const DEPRECATED = 'deprecated|retired|obsolete|sunset|decommissioned';
const PROPOSED =
  'proposed|planned|future|upcoming|candidate|draft|under consideration|not yet implemented|not implemented(?: yet)?|not yet built';
const ACTIVE = 'active|live|stable|in production|in use|current';

/** The lifecycle that a status or a heading's mark names as such; undefined for other words. */
export function lifecycleOf(words: string): Lifecycle | undefined {
  const text = words.trim();
  if (matches(text, DEPRECATED)) return 'deprecated';
  if (matches(text, PROPOSED)) return 'proposed';
  if (matches(text, ACTIVE)) return 'active';
  return undefined;
}

/** The lifecycle that a section's title gives to the topics under it. */
export function lifecycleOfTitle(title: string): Lifecycle | undefined {
  if (
    !/\b(?:topics?|streams?|channels?)\b/i.test(title) &&
    lifecycleOf(title) === undefined
  ) {
    return undefined;
  }
  if (new RegExp(`\\b(?:${DEPRECATED})\\b`, 'i').test(title))
    return 'deprecated';
  if (new RegExp(`\\b(?:${PROPOSED})\\b`, 'i').test(title)) return 'proposed';
  if (/\bactive\b/i.test(title)) return 'active';
  return undefined;
}

function matches(text: string, names: string): boolean {
  return new RegExp(
    `^(?:${names})(?:\\s*[:,(–—-].*|\\s+(?:since|on|as of|from)\\b.*|\\s+topics?)?$`,
    'i',
  ).test(text);
}
