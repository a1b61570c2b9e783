/**
 * A span of a document's text. Lines and columns count from 1, offsets from 0;
 * columns and offsets are UTF-16 code units, as editors and SARIF's
 * `utf16CodeUnits` count them. The end is exclusive.
 *
 * @public
 */
export interface SourceRange {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  offset: number;
  endOffset: number;
}

/**
 * A span of a named document: where a statement stands.
 *
 * @public
 */
export interface SourceLocation {
  /** Path or URL of the document, as it was given. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}
