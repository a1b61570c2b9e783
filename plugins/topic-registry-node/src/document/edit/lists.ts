import { Splice } from './types';

/** A span of the text. */
export interface Span {
  start: number;
  end: number;
}

/** The splice that takes one of several values out of a list, with its separator. */
export function removeOf(values: Span[], at: number): Splice {
  return at === 0
    ? { start: values[0].start, end: values[1].start, text: '' }
    : { start: values[at - 1].end, end: values[at].end, text: '' };
}

/** The span of a value with the backticks and asterisks around it. */
export function withMarks(text: string, span: Span): Span {
  let { start, end } = span;
  while (
    start > 0 &&
    end < text.length &&
    /[`*_]/.test(text[start - 1]) &&
    text[start - 1] === text[end]
  ) {
    start -= 1;
    end += 1;
  }
  return { start, end };
}
