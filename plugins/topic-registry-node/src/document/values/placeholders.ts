import { fold } from './fold';

/** What a value says when it says no value. */
export type Placeholder = 'unknown' | 'none' | 'not-applicable' | 'empty';

// Where a word ends: before anything but a letter, a digit, `_` or `-`.
const END = '(?![\\p{L}\\d_-])';
const UNKNOWN = new RegExp(
  `^(?:tbd|tba|tbc|to be (?:determined|decided|defined|confirmed|announced)|unknown|undecided|not (?:yet )?(?:known|decided|defined)|\\?+|noch (?:offen|unklar|unbekannt)|offen|unbekannt|a definir|por definir|a determiner|inconnu|desconocido|desconhecido|da definire|не определено|неизвестно)${END}|^(?:待定|未定|未知|미정)`,
  'iu',
);
const NONE = new RegExp(
  `^(?:none|nobody|no[- ]one|nil|no (?:\\w+ ){0,2}(?:consumers?|producers?|subscribers?|publishers?|services?|events?|groups?|replacement|owner)|keine?[rns]?|niemand|aucune?|personne|ningun[oa]?|nadie|nenhuma?|ninguem|nessun[oa]?|нет|никто)${END}|^(?:无|無|没有|なし|없음)`,
  'iu',
);
const NOT_APPLICABLE = new RegExp(
  `^(?:n\\/?a|n\\.a\\.|not applicable|entfallt|sans objet|no aplica|nao se aplica)${END}|^(?:不适用|該当なし|해당 없음)`,
  'iu',
);

/**
 * Tells a value that is no value: not yet known, stated to be none, not
 * applicable, or left empty (a dash counts as empty: it says nothing).
 */
export function placeholderOf(text: string): Placeholder | undefined {
  const value = comparable(text);
  // A dash says nothing, also where parentheses say why.
  if (/^[-–—]*(?:\s*\([^()]*\))?$/.test(value) && !value.startsWith('('))
    return 'empty';
  if (UNKNOWN.test(value)) return 'unknown';
  if (NOT_APPLICABLE.test(value)) return 'not-applicable';
  if (NONE.test(value)) return 'none';
  return undefined;
}

/** What follows the placeholder word, without the parentheses of a reason. */
export function afterPlaceholder(text: string): string {
  const value = comparable(text);
  const match =
    UNKNOWN.exec(value) ?? NONE.exec(value) ?? NOT_APPLICABLE.exec(value);
  return match ? value.slice(match[0].length) : '';
}

/** In NFC a letter is one character, so that without its accent it still is one. */
function comparable(text: string): string {
  const value = text.trim().normalize('NFC');
  const folded = fold(value);
  return folded.length === value.length ? folded : value;
}
