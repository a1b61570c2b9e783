/** What begins an element of Markdown or of HTML anywhere in a line; `_` does so at the edge of a word alone. */
const INLINE = /[\\`*<[\]~]|&(?=#?\w+;)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** What begins a block at the start of a line. */
const BLOCK = /^(?=[#>+=-])/gm;
const NUMBERED = /^(\d{1,9})(?=[.)])/gm;

/**
 * A text of a document in a field that is read as Markdown, so that it shows
 * as it is: portals make live HTML of these fields, and whoever edits a
 * document may be somebody else than who reads it.
 */
export function asMarkdown(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(INLINE, '\\$&')
    .replace(BLOCK, '\\')
    .replace(NUMBERED, '$1\\');
}

/** A name in code; in which nothing can be escaped, so that one with a backtick stands in plain text. */
export function asCode(name: string): string {
  return name.includes('`') ? asMarkdown(name) : `\`${name}\``;
}
