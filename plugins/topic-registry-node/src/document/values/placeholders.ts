/** What a value says when it says no value. */
export type Placeholder = 'unknown' | 'none' | 'not-applicable' | 'empty';

const UNKNOWN =
  /^(?:tbd|tba|tbc|to be (?:determined|decided|defined|confirmed|announced)|unknown|undecided|not (?:yet )?(?:known|decided|defined)|\?+)(?![\w-])/i;
const NONE =
  /^(?:none|nobody|no[- ]one|nil|no (?:\w+ ){0,2}(?:consumers?|producers?|subscribers?|publishers?|services?|events?|groups?|replacement|owner))(?![\w-])/i;
const NOT_APPLICABLE = /^(?:n\/?a|n\.a\.|not applicable)(?![\w-])/i;

/**
 * Tells a value that is no value: not yet known, stated to be none, not
 * applicable, or left empty (a dash counts as empty: it says nothing).
 */
export function placeholderOf(text: string): Placeholder | undefined {
  const value = text.trim();
  if (value === '' || /^[-–—]+$/.test(value)) return 'empty';
  if (UNKNOWN.test(value)) return 'unknown';
  if (NOT_APPLICABLE.test(value)) return 'not-applicable';
  if (NONE.test(value)) return 'none';
  return undefined;
}

/** What follows the placeholder word, without the parentheses of a reason. */
export function afterPlaceholder(text: string): string {
  const value = text.trim();
  const match =
    UNKNOWN.exec(value) ?? NONE.exec(value) ?? NOT_APPLICABLE.exec(value);
  return match ? value.slice(match[0].length) : '';
}
