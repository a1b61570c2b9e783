import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseFlattened } from './flattened/convertFlattened';
import { looksFlattened } from './flattened/looksFlattened';
import { checkText } from './read/checkText';
import { parseMarkdownDocument } from './read/parseMarkdownDocument';
import { ParseOptions } from './types';

/**
 * Reads a registry document: Markdown in the bullets shape, the tables shape,
 * or both mixed, or a page that was copied as text (see
 * {@link convertFlattened}). Positions are those of `text` as given; columns
 * and offsets are UTF-16 code units, and a byte order mark counts in offsets
 * alone.
 *
 * What looks like a topic, a field, a row or a count and found no place is in
 * `unparsed`; a document without topics is a registry without topics.
 *
 * @throws InputError for an empty document and for one that is no text.
 *
 * @public
 */
export function parseDocument(
  text: string,
  options: ParseOptions,
): ParsedDocument {
  checkText(text, options);
  return looksFlattened(text)
    ? parseFlattened(text, options)
    : parseMarkdownDocument(text, options);
}
