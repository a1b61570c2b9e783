import { InputError } from '@backstage/errors';
import { TopicDraft } from '../read/reading';
import { startOf } from '../text/markdown';
import { Section } from '../text/sections';
import { insertRows, removeLines, writeRow } from './cells';
import { contentEnd, EditableDocument, TopicTable } from './EditableDocument';
import { headingLine, HeadingStyle, insertBelow, removeEntry } from './entries';
import { headingOf } from './fieldLines';
import { leadOf, startOfLead } from './lead';
import { mergeLines, spanWith } from './splices';
import { Splice } from './types';

/** An entry under a heading in its new words, and the splices that take it from its place. */
interface Taken {
  entry: string;
  removal: Splice[];
}

/** Takes an entry with the comments that silence rules for it. */
export function takeEntry(
  document: EditableDocument,
  draft: TopicDraft,
  style: HeadingStyle,
  edits: Splice[],
  number?: number,
): Taken {
  const start = document.lineEnd(startOf(headingOf(document, draft)));
  const below = spanWith(document.text, { start, end: draft.end }, edits);
  const heading = headingLine(style, draft.name.words, number);
  return {
    entry: `${leadOf(document, draft).text}${heading}${below}`,
    removal: removeEntry(document, draft),
  };
}

/** The splices that move an entry below another one. */
export function moveBelow(
  document: EditableDocument,
  taken: Taken,
  beside: TopicDraft,
): Splice[] {
  return [...taken.removal, insertBelow(document, beside.end, taken.entry)];
}

/** The splice that adds a section after the one that holds a topic. */
export function addSection(
  document: EditableDocument,
  draft: TopicDraft,
  title: string,
  content: (depth: number) => string,
): Splice {
  const chain = document.sectionsAt(draft.start);
  const container: Section | undefined =
    chain.find(({ depth }) => depth > 1) ?? chain[0];
  const depth = Math.max(2, container?.depth ?? 2);
  const end = container
    ? contentEnd(container)
    : document.text.trimEnd().length;
  const next = document
    .sections()
    .find(({ heading }) => startOf(heading!) > end);
  const { eol, text } = document;
  const body = `${'#'.repeat(depth)} ${title}${eol}${eol}${content(depth)}`;
  const limit = next ? startOf(next.heading!) : text.length;
  const at = startOfLead(document, limit);
  if (at === text.length) {
    const last = text.trimEnd().length;
    return { start: last, end: last, text: `${eol}${eol}${body}` };
  }
  const rule = /(?:^|[\r\n])(-{3,}|\*{3,}|_{3,})[ \t]*\s+$/.exec(
    text.slice(end, at),
  )?.[1];
  return {
    start: at,
    end: at,
    text: `${body}${eol}${eol}${rule ? `${rule}${eol}${eol}` : ''}`,
  };
}

/**
 * The splices that take every row of a topic out. At the end of the document
 * its last line ending stays as it is, so that something can go above it.
 */
export function takeRows(document: EditableDocument, name: string): Splice[] {
  const words = document.text.trimEnd().length;
  return mergeLines(
    document
      .rowsOf(name)
      .map(({ row }) => removeLines(document, row.start, row.end)),
  ).map(splice =>
    splice.start < words && splice.end > words
      ? { start: document.lineEnd(splice.start - 1), end: words, text: '' }
      : splice,
  );
}

/**
 * The values of a topic's row by the words of its columns.
 *
 * @throws InputError where the topic has several rows.
 */
export function rowValues(
  document: EditableDocument,
  name: string,
): { header: string; key?: string; value: string }[] {
  const rows = document.rowsOf(name);
  if (rows.length !== 1) {
    throw new InputError(
      `\`${name}\` has ${rows.length} rows; it cannot be moved as one`,
    );
  }
  const [{ table, row }] = rows;
  return table.grid.columns.flatMap(({ label, text }, at) => {
    const cell = row.cells[at];
    if (at === table.topicAt || !cell || cell.isBlank) return [];
    const { offset, endOffset } = cell.outerRange;
    return [
      {
        header: text.words,
        key: label.key,
        value: document.text.slice(offset, endOffset),
      },
    ];
  });
}

/** What the row of a topic says in comments that silence rules for it, as it goes behind the name elsewhere. */
export function rowComments(document: EditableDocument, name: string): string {
  const rows = document.rowsOf(name);
  return document.parsed.registry.suppressions
    .filter(({ range }) =>
      rows.some(
        ({ row }) => range.offset >= row.start && range.offset < row.end,
      ),
    )
    .map(
      ({ range }) => ` ${document.text.slice(range.offset, range.endOffset)}`,
    )
    .join('');
}

/**
 * The splice that writes values into a new row of a table.
 *
 * @throws InputError for a value that the table has no column for.
 */
export function addRow(
  document: EditableDocument,
  table: TopicTable,
  name: string,
  values: { header: string; key?: string; value: string }[],
  comments = '',
): Splice {
  const cells: (string | undefined)[] = table.grid.columns.map((_, at) =>
    at === table.topicAt ? `\`${name}\`${comments}` : undefined,
  );
  for (const { header, key, value } of values) {
    const at = table.grid.columns.findIndex(
      ({ label, text }, index) =>
        index !== table.topicAt &&
        cells[index] === undefined &&
        ((key !== undefined && label.key === key) || text.words === header),
    );
    if (at < 0) {
      throw new InputError(
        `The table in line ${document.source.lineAt(
          startOf(table.node),
        )}, which \`${name}\` would move to, has no column "${header}"; add the column first`,
      );
    }
    // Cells that were read as they stand have their pipes escaped already.
    cells[at] = value;
  }
  return insertRows(document, table, [writeRow(document, table, cells)]);
}
