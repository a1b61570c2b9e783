/**
 * Control characters (C0, DEL, C1), separators of lines and paragraphs, halves
 * of surrogate pairs, and characters that show nothing themselves, such as those
 * that turn the direction of writing, blanks without width and fillers. The
 * joiners and selectors of emoji and of Arabic and Indic scripts are left alone
 * where they stand behind one of theirs: in a plain name they only hide.
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /(?!(?<=[^\0-\x7f])[\u200c\u200d\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f\u20e3)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

const SHORT = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/**
 * A text as one line in which nothing is hidden: what a terminal, a log or a
 * reader's eye would obey rather than show is written as an escape, such as
 * `\u001b`. Names come from documents and clusters, which anybody may have
 * written.
 *
 * @param keep - characters to leave as they are, such as the tabs of a document.
 * @public
 */
export function visible(text: string, keep: string = ''): string {
  return text.replace(UNSEEN, char =>
    keep.includes(char) ? char : SHORT.get(char) ?? escapeOf(char),
  );
}

/** A character as JSON and JavaScript write it: one escape for each code unit. */
function escapeOf(char: string): string {
  return Array.from({ length: char.length }, (_, index) =>
    char.charCodeAt(index),
  )
    .map(unit => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}
