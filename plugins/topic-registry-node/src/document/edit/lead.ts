import { SuppressionComment } from '@topic-registry/backstage-plugin-topic-registry-common';
import { TopicDraft } from '../read/reading';
import { startOf } from '../text/markdown';
import { EditableDocument } from './EditableDocument';
import { mergeLines } from './splices';
import { Splice } from './types';

/**
 * The comments above an entry's heading that silence rules for it: they are no
 * part of the entry, but go where it goes.
 */
export interface Lead {
  /** Where the entry begins with those comments that nothing parts from it. */
  start: number;
  /** Takes out the others, between which and the heading something else stands. */
  apart: Splice[];
  /** All of them as they go above the heading elsewhere, with what ends their last line. */
  text: string;
}

/** Finds the lead of an entry under a heading. */
export function leadOf(document: EditableDocument, draft: TopicDraft): Lead {
  let start = document.lineStart(draft.start);
  const isHeaded = document
    .sections()
    .some(section => startOf(section.heading!) === draft.start);
  if (!isHeaded) return { start, apart: [], text: '' };
  const above = document.parsed.registry.suppressions
    .filter(
      ({ covers, range }) =>
        covers?.offset === draft.start && range.offset < draft.start,
    )
    .reverse();
  const apart: Splice[] = [];
  const parted: string[] = [];
  const { text, eol } = document;
  const heading = start;
  for (const { range } of above) {
    const between = text.slice(range.endOffset, start);
    const isWhole = isAlone(document, range);
    if (apart.length === 0 && isWhole && between.trim() === '') {
      start = document.lineStart(range.offset);
      continue;
    }
    apart.push(isWhole ? linesOf(document, range) : spanOf(document, range));
    parted.unshift(text.slice(range.offset, range.endOffset));
  }
  return {
    start,
    apart: mergeLines(apart),
    text: [...parted, text.slice(start, heading)].join(eol),
  };
}

/** Where what belongs to a heading, or to the end of the text, begins: at the first comment above that silences rules, else there. */
export function startOfLead(
  document: EditableDocument,
  heading: number,
): number {
  const { text } = document;
  let start = heading;
  for (const { range } of [
    ...document.parsed.registry.suppressions,
  ].reverse()) {
    if (range.offset >= heading) continue;
    if (!isBlank(text.slice(range.endOffset, start))) break;
    start = document.lineStart(range.offset);
  }
  if (start === heading) return heading;
  // A comment of another kind right above them is not parted from them.
  const { source } = document;
  let line = source.lineAt(start);
  while (line > 1 && /^\s*<!--.*-->\s*$/.test(source.line(line - 1))) line -= 1;
  return source.lineSpan(line).start;
}

/** Whether a text says nothing: comments and thematic breaks speak of what follows. */
export function isBlank(text: string): boolean {
  let words = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    const close = open < 0 ? -1 : text.indexOf('-->', open);
    if (close < 0) break;
    words += text.slice(at, open);
    at = close + 3;
  }
  return `${words}${text.slice(at)}`
    .split(/[\r\n]/)
    .every(line => /^[ \t]*(?:[-*_][ \t]*)*$/.test(line));
}

type Range = SuppressionComment['range'];

/** Whether nothing else stands in the lines of a comment. */
function isAlone(document: EditableDocument, range: Range): boolean {
  const before = document.text.slice(
    document.lineStart(range.offset),
    range.offset,
  );
  const after = document.text.slice(
    range.endOffset,
    document.lineEnd(range.endOffset - 1),
  );
  return `${before}${after}`.trim() === '';
}

function linesOf(document: EditableDocument, range: Range): Splice {
  return {
    start: document.lineStart(range.offset),
    end: document.nextWords(range.endOffset - 1),
    text: '',
  };
}

function spanOf(document: EditableDocument, range: Range): Splice {
  const { text } = document;
  let start = range.offset;
  let end = range.endOffset;
  while (/[ \t]/.test(text[start - 1] ?? '')) start -= 1;
  if (start === document.lineStart(start))
    while (/[ \t]/.test(text[end] ?? '')) end += 1;
  return { start, end, text: '' };
}
