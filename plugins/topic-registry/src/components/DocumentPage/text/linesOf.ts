const LINE_END = /\r\n|\n|\r/;

/** The lines of a text without their ends, however they end. */
export function linesOf(text: string): string[] {
  return text.split(LINE_END);
}
