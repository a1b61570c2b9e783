import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { checkText } from '../read/checkText';
import { parseMarkdownDocument } from '../read/parseMarkdownDocument';
import { SourceText } from '../text/SourceText';
import { ConvertedDocument, ParseOptions } from '../types';
import { classifyPage, PageLine } from './classify';
import { PageMap, WrittenLine } from './PageLines';
import { writeMarkdown } from './writeMarkdown';

interface Conversion {
  page: SourceText;
  lines: PageLine[];
  written: WrittenLine[];
  markdown: string;
}

/**
 * Turns the text of a flattened page into canonical Markdown in the tables
 * shape. Rows are split only where the form of a cell tells its end; a line
 * that cannot be split stands in the Markdown as a comment and in `unplaced`.
 * What is inferred (naming templates) stands in a comment as a proposal.
 *
 * @throws InputError for an empty text and for one that is no text.
 *
 * @public
 */
export function convertFlattened(
  text: string,
  options: ParseOptions,
): ConvertedDocument {
  checkText(text, options);
  const conversion = convert(text, options);
  const { registry, unparsed } = parsed(conversion, options);
  return {
    markdown: conversion.markdown,
    lineMap: conversion.written.map(({ line }) => line),
    counts: registry.counts.map(({ subject, scope, stated, found, range }) => ({
      scope: scope ?? subject,
      stated,
      found,
      line: range.line,
    })),
    unplaced: unparsed.map(entry => ({
      line: entry.line,
      text: entry.text,
      reason: entry.reason,
    })),
  };
}

/** Reads a flattened page by way of its Markdown; every range is one of the page. */
export function parseFlattened(
  text: string,
  options: ParseOptions,
): ParsedDocument {
  return parsed(convert(text, options), options);
}

function convert(text: string, options: ParseOptions): Conversion {
  const page = SourceText.of(text);
  const lines = classifyPage(page);
  const written = writeMarkdown(page, lines, options.id);
  return {
    page,
    lines,
    written,
    markdown: `${written.map(line => line.text).join('\n')}\n`,
  };
}

function parsed(
  { page, lines, written, markdown }: Conversion,
  options: ParseOptions,
): ParsedDocument {
  const document = parseMarkdownDocument(markdown, options);
  const map = new PageMap(page, SourceText.of(markdown), written);
  const { registry, unparsed } = moveRanges(document, page, map);
  const all = unparsed.map(entry => {
    const line = entry.range?.line ?? entry.line;
    return { ...entry, line, text: page.line(line).trim() };
  });
  for (const entry of lines) {
    if (entry.kind !== 'unplaced') continue;
    const { line, text, reason } = entry;
    all.push({
      line,
      text: page.text.slice(text.start, text.end),
      reason,
      range: page.range(text.start, text.end),
    });
  }
  return { registry, unparsed: all.sort((a, b) => a.line - b.line) };
}

/** A copy of a value in which every range of the Markdown is the one of the page. */
function moveRanges<T>(value: T, page: SourceText, map: PageMap): T {
  if (Array.isArray(value)) {
    return value.map(item => moveRanges(item, page, map)) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  if ('offset' in value && 'endOffset' in value) {
    const { start, end } = map.span(
      Number(value.offset),
      Number(value.endOffset),
    );
    return page.range(start, end) as T;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      moveRanges(inner, page, map),
    ]),
  ) as T;
}
