import { InputError, NotFoundError } from '@backstage/errors';
import {
  ParsedDocument,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Table } from 'mdast';
import { checkText } from '../read/checkText';
import { FieldKey } from '../read/labels';
import { Reading, TopicDraft } from '../read/reading';
import { readMarkdownDocument } from '../read/parseMarkdownDocument';
import { Grid, readGrid, Row } from '../read/tables';
import { nameIn } from '../read/topicTables';
import { endOf, startOf } from '../text/markdown';
import { outline, Section } from '../text/sections';
import { SourceText } from '../text/SourceText';
import { ParseOptions } from '../types';

/** A table whose rows are topics. */
export interface TopicTable {
  node: Table;
  grid: Grid;
  topicAt: number;
}

/** One row of a topic. */
export interface TopicRow {
  table: TopicTable;
  row: Row;
}

/**
 * A document with what an edit needs of it: the model, and where in the tree
 * each topic stands. The text is without byte order mark, so that the offsets
 * of the model and of the tree are the same.
 */
export class EditableDocument {
  readonly text: string;
  readonly eol: string;
  readonly parsed: ParsedDocument;
  readonly source: SourceText;
  readonly reading: Reading;
  readonly root: Section;
  readonly tables: TopicTable[];
  private readonly allTables: Table[];

  static of(text: string, options: ParseOptions): EditableDocument {
    return new EditableDocument(text, options);
  }

  private constructor(text: string, options: ParseOptions) {
    this.text = text;
    this.eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
    checkText(text, options);
    const { document, blocks, reading } = readMarkdownDocument(text, options);
    this.parsed = document;
    this.reading = reading;
    this.source = reading.source;
    this.root = outline(blocks);
    this.allTables = blocks.filter(
      (block): block is Table => block.type === 'table',
    );
    this.tables = this.findTables();
  }

  get topics(): Topic[] {
    return this.parsed.registry.topics;
  }

  /** @throws NotFoundError, or InputError where several entries bear the name. */
  topic(name: string): Topic {
    const found = this.topics.filter(topic => topic.name === name);
    if (found.length === 0) {
      throw new NotFoundError(
        `No topic \`${name}\` stands in ${this.parsed.registry.file}`,
      );
    }
    if (found.length > 1) {
      throw new InputError(
        `\`${name}\` has ${found.length} entries (lines ${found
          .map(topic => topic.range.line)
          .join(', ')}); make one of them before it is edited`,
      );
    }
    return found[0];
  }

  draft(name: string): TopicDraft {
    this.topic(name);
    return this.reading.drafts.find(draft => draft.name.words === name)!;
  }

  rowsOf(name: string): TopicRow[] {
    const rows: TopicRow[] = [];
    for (const table of this.tables) {
      for (const row of table.grid.rows) {
        const cell = row.cells[table.topicAt];
        if (nameIn(cell)?.words === name || cell?.words === name)
          rows.push({ table, row });
      }
    }
    return rows;
  }

  tableAt(offset: number): Table | undefined {
    return this.allTables.find(
      table => startOf(table) <= offset && offset < endOf(table),
    );
  }

  lineStart(offset: number): number {
    return this.source.lineSpan(this.source.lineAt(offset)).start;
  }

  lineEnd(offset: number): number {
    return this.source.lineSpan(this.source.lineAt(offset)).end;
  }

  /** Start of the next line that is not blank, or the end of the text. */
  nextWords(offset: number): number {
    for (
      let line = this.source.lineAt(offset) + 1;
      line <= this.source.lineCount;
      line++
    ) {
      const { start, end } = this.source.lineSpan(line);
      if (this.text.slice(start, end).trim() !== '') return start;
    }
    return this.text.length;
  }

  /** The chain of sections around an offset, outermost first; the root is no part of it. */
  sectionsAt(offset: number): Section[] {
    const chain: Section[] = [];
    let current = this.root;
    for (;;) {
      const next = [...current.children]
        .reverse()
        .find(child => startOf(child.heading!) <= offset);
      if (!next) return chain;
      chain.push(next);
      current = next;
    }
  }

  /** Every section, in the order of the document. */
  sections(): Section[] {
    const found: Section[] = [];
    const open = [...this.root.children].reverse();
    for (let next = open.pop(); next; next = open.pop()) {
      found.push(next);
      open.push(...[...next.children].reverse());
    }
    return found;
  }

  private findTables(): TopicTable[] {
    const tables: TopicTable[] = [];
    for (const node of this.allTables) {
      const start = startOf(node);
      const end = endOf(node);
      const isTopical = this.reading.drafts.some(
        draft =>
          (draft.name.startOffset >= start && draft.name.startOffset < end) ||
          (draft.shape === 'tables' &&
            draft.fields.some(
              ({ value }) =>
                value.startOffset >= start && value.startOffset < end,
            )),
      );
      const isNamed = this.isDirectory(start);
      if (!isTopical && !isNamed) continue;
      const grid = readGrid(node, this.reading);
      const keys = grid.columns.map(column => column.label.key);
      const topicAt = keys.includes('topic')
        ? keys.indexOf('topic')
        : grid.columns.findIndex(column => /^name$/i.test(column.text.words));
      if (topicAt >= 0) tables.push({ node, grid, topicAt });
    }
    return tables;
  }

  // A table without rows holds no draft that would tell what it is.
  private isDirectory(start: number): boolean {
    const node = this.tableAt(start);
    return node !== undefined && node.children.length === 1;
  }
}

/** Index of the column for a field, or -1. */
export function columnOf(table: TopicTable, key: FieldKey): number {
  const keys = table.grid.columns.map(column => column.label.key);
  const at = keys.indexOf(key);
  // "Notes" is the description where no other column is.
  if (at < 0 && key === 'purpose') return keys.indexOf('note');
  if (key === 'note' && !keys.includes('purpose')) return -1;
  return at;
}

/** Where the blocks of a section and of those below it end; thematic breaks and comments at the end are left out. */
export function contentEnd(section: Section): number {
  const last = section.children[section.children.length - 1];
  if (last) return contentEnd(last);
  const block =
    section.blocks.findLast(
      ({ type }) => type !== 'thematicBreak' && type !== 'html',
    ) ?? section.heading;
  return block ? endOf(block) : 0;
}
