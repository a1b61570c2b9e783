import { InputError } from '@backstage/errors';
import { TopicDraft } from '../read/reading';
import { readNamedHeading } from '../read/headings';
import { inlineOf } from '../read/fields';
import { endOf, startOf } from '../text/markdown';
import { EditableDocument } from './EditableDocument';
import { headingOf } from './fieldLines';
import { leadOf } from './lead';
import { mergeLines } from './splices';
import { Splice } from './types';

/** How the headings of some entries are written. */
export interface HeadingStyle {
  depth: number;
  numbered: boolean;
  /** What stands before and after the name, such as `**`. */
  marks: string;
  /** What follows the name, such as ` (DEPRECATED)`. */
  tail: string;
  /** A blank line stands between a heading and its fields. */
  airy: boolean;
}

/** Reads the manner of an entry's heading. */
export function styleOf(
  document: EditableDocument,
  draft: TopicDraft,
): HeadingStyle {
  const heading = headingOf(document, draft);
  const line = document.text.slice(startOf(heading), endOf(heading));
  const { offset, endOffset } = draft.name.outerRange;
  const marks = document.text.slice(offset, draft.name.startOffset);
  const rest = document.text.slice(endOffset, endOf(heading));
  const tail = /^\s*[([][^()[\]]*[)\]]/.exec(rest)?.[0] ?? '';
  const named = readNamedHeading(inlineOf(document.source, heading));
  const below = document.source.lineAt(endOf(heading)) + 1;
  if (!line.startsWith('#')) {
    throw new InputError(
      `The heading of \`${draft.name.words}\` is underlined; write it with "#" first`,
    );
  }
  return {
    depth: heading.depth,
    numbered: draft.number !== undefined,
    marks,
    tail: named?.lifecycle ? tail : '',
    airy:
      below <= document.source.lineCount &&
      document.source.line(below).trim() === '',
  };
}

/** The heading of an entry; its number is set once the order is known. */
export function headingLine(
  style: HeadingStyle,
  name: string,
  number?: number,
): string {
  const lead = style.numbered ? `${number ?? 1}. ` : '';
  const closing = [...style.marks].reverse().join('');
  return `${'#'.repeat(style.depth)} ${lead}${style.marks}${name}${closing}${
    style.tail
  }`;
}

/** The splice that puts an entry below another one, as far from it as what follows it now. */
export function insertBelow(
  document: EditableDocument,
  end: number,
  entry: string,
): Splice {
  const next = document.nextWords(end - 1);
  const isLast = next >= document.text.length;
  const gap = isLast
    ? `${document.eol}${document.eol}`
    : document.text.slice(end, next);
  return { start: end, end, text: `${gap}${entry}` };
}

/** The splices that take an entry out, with the comments that belong to it and the blank lines after it. */
export function removeEntry(
  document: EditableDocument,
  draft: TopicDraft,
): Splice[] {
  const { start, apart } = leadOf(document, draft);
  const next = document.nextWords(draft.end - 1);
  if (next < document.text.length)
    return mergeLines([...apart, { start, end: next, text: '' }]);
  // At the end of the document its last line ending stays as it is.
  const before = document.text.slice(0, start).trimEnd().length;
  return mergeLines([...apart, { start: before, end: draft.end, text: '' }]);
}

/** The last of some drafts in the order of the document. */
export function lastOf(drafts: TopicDraft[]): TopicDraft | undefined {
  return [...drafts].sort((a, b) => a.start - b.start).pop();
}
