// PostgreSQL has no place for NUL in a text, which a client of Kafka may have
// put into the id of a group. A character of no script stands for it, and twice
// for itself. JSON has an escape of its own.
const MARK = '\ufdd0';
const NUL_MARKED = `${MARK}0`;

/** Any text as every database takes it. */
export function storedText(text: string): string {
  return text
    .split(MARK)
    .join(MARK + MARK)
    .split('\u0000')
    .join(NUL_MARKED);
}

/** The text that {@link storedText} was given. */
export function textOf(stored: string): string {
  return stored.includes(MARK)
    ? stored.replace(/\ufdd0(0|\ufdd0)/g, (_, what) =>
        what === '0' ? '\u0000' : MARK,
      )
    : stored;
}

/** The same for a column that may be empty. */
export function storedOrNull(text: string | undefined): string | null {
  return text === undefined ? null : storedText(text);
}

/** The same for a column that may be empty. */
export function textOrNone(stored: string | null): string | undefined {
  return stored === null ? undefined : textOf(stored);
}
