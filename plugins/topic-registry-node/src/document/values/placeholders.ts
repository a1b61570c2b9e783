import { fold } from './fold';

/** What a value says when it says no value. */
export type Placeholder = 'unknown' | 'none' | 'not-applicable' | 'empty';

const SYMBOLS = /^(?:[\p{Extended_Pictographic}✗✘✓✕☐☑☒]\uFE0F?\u200D?\s*)+/u;
// Where a word ends: before anything but a letter, a digit, `_` or `-`.
const END = '(?![\\p{L}\\d_-])';
const UNKNOWN = new RegExp(
  `^(?:tbd|tba|tbc|t\\.b\\.[dac]\\.?|to[ -]be[ -](?:determined|decided|defined|confirmed|announced|assigned|clarified|agreed)|todo(?=\\s*(?:$|[:(,;–—-]))|unknown|undecided|unclear|unspecified|undefined|unassigned|undocumented|not (?:yet )?(?:known|decided|defined|determined|documented|specified|assigned|identified|confirmed|clear)|\\?+|noch (?:offen|unklar|unbekannt|festzulegen|zu klaren)|offen|unklar|ungeklart|unbekannt|zu klaren|a definir|por (?:definir|confirmar|determinar|decidir)|a (?:definir|confirmar|determinar|decidir)|a (?:determiner|confirmer)|inconnu|desconocido|desconhecido|sin definir|sem definicao|(?:nao|no) definido|indefinido|da (?:definire|decidere|confermare)|sconosciuto|onbekend|nader te bepalen|не определ[её]но|неизвестно|уточняется)${END}|^(?:待定|待确认|待補充|待补充|未定|未知|未確認|不明|미정|미확인)`,
  'iu',
);
const NONE = new RegExp(
  `^(?:none|nobody|no[- ]one|nil|no (?:\\w+ ){0,2}(?:consumers?|producers?|subscribers?|publishers?|listeners?|readers?|writers?|services?|events?|groups?|replacement|owner)|keine?[rns]?|niemand|aucune?|personne|ningun[oa]?|nadie|nenhuma?|ninguem|nessun[oa]?|geen|ingen|brak|нет|никто)${END}|^(?:无|無|没有|なし|없음)`,
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
  if (value === '') return text.trim() === '' ? 'empty' : ofMarks(text);
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

/** Words without a symbol in front of them and without brackets around them: "❌ none", "[TBD]". */
export function withoutWrapping(text: string): string {
  const bare = text.trim().replace(SYMBOLS, '').trim();
  const inner = /^(?:\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\}|<([^<>]*)>)$/.exec(
    bare,
  );
  const words = inner?.slice(1).find(group => group !== undefined);
  // What follows the word stays where it is.
  return words && !/[,;:–—]|\s-\s/.test(words) ? words.trim() : bare;
}

/** A cross says no; a question or a warning says that it is open; a tick alone says nothing. */
function ofMarks(text: string): Placeholder | undefined {
  if (/[❌✗✘✖✕🚫⛔]/u.test(text)) return 'none';
  return /[⚠🚧❓❔⏳⌛]/u.test(text) ? 'unknown' : undefined;
}

/** In NFC a letter is one character, so that without its accent it still is one. */
function comparable(text: string): string {
  const value = withoutWrapping(text.normalize('NFC'));
  const folded = fold(value);
  return folded.length === value.length ? folded : value;
}
