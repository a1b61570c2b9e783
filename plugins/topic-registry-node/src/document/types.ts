/** @public */
export interface ParseOptions {
  /** Id of the registry. */
  id: string;
  /** Path or URL for locations. */
  file: string;
}

/**
 * What `convert` makes of a flattened page.
 *
 * @public
 */
export interface ConvertedDocument {
  /** Canonical Markdown in the tables shape. */
  markdown: string;
  /** For each line of `markdown` (index 0 is line 1) the line of the page that it comes from, 0 for lines of its own. */
  lineMap: number[];
  /** Counts that the page declares, beside what was found. */
  counts: { scope: string; stated: number; found: number; line: number }[];
  /** Lines that found no place. */
  unplaced: { line: number; text: string; reason: string }[];
}
