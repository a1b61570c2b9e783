import { InlineText } from '../text/InlineText';
import { fold } from '../values/fold';
import { placeholderOf } from '../values/placeholders';
import { isCompound } from './headings';
import { Reading } from './reading';
import { isFormerName, pairsNames } from './renames';
import { reportFamilies } from './topicFamilies';
import { Grid, Row } from './tables';
import {
  isFamily,
  NamedTopics,
  readTopicNames,
  reportRanges,
  speaksOfSeveral,
} from './topicNames';
import { completeName } from './topicShorthand';

const TOTAL =
  /^(?:grand |sub ?)?totals?$|^(?:sum|summe|gesamt|insgesamt|итого|всего|合计|总计|合計|합계)$/;
/** Signs that stand for what the row above says. */
export const DITTO = /^(?:["”〃″]|''|ditto|dito|idem)$/i;

/** A row with the topics that it names. */
export interface NamedRow {
  row: Row;
  named?: NamedTopics;
}

class RowNames {
  private readonly grid: Grid;
  private readonly topicAt: number;
  private readonly isOfGroups: boolean;
  private readonly reading: Reading;
  private readonly families: InlineText[] = [];

  constructor(
    grid: Grid,
    topicAt: number,
    isOfGroups: boolean,
    reading: Reading,
  ) {
    this.grid = grid;
    this.topicAt = topicAt;
    this.isOfGroups = isOfGroups;
    this.reading = reading;
  }

  read(): NamedRow[] {
    const hasEvents = this.grid.columns.some(
      column => column.label.key === 'events',
    );
    const rows: NamedRow[] = [];
    let last: NamedTopics | undefined;
    for (const row of this.grid.rows) {
      this.reading.claim(row.start, row.end);
      // A row without a word parts others, whatever its number of cells.
      if (!hasWords(row)) continue;
      const cell = row.cells[this.topicAt];
      // A blank cell under a name stands for that name, as merged cells do.
      const continues =
        last && cell && (DITTO.test(cell.words) || (hasEvents && cell.isBlank));
      const named = continues ? last : this.checkRow(row);
      rows.push({ row, named });
      last = named ?? (cell?.isBlank ? last : undefined);
    }
    reportFamilies(this.families, this.reading);
    return rows;
  }

  private checkRow(row: Row): NamedTopics | undefined {
    const { reading, grid } = this;
    const line = reading.source.text.slice(row.start, row.end);
    if (
      grid.columns.length > 1 &&
      row.cells.length === 1 &&
      !/[|<]/.test(line)
    ) {
      reading.report(
        row.start,
        row.end,
        'stands directly below a table and is read as its last row; put an empty line before it',
      );
      return undefined;
    }
    if (row.extra.length > 0) {
      reading.report(
        row.start,
        row.end,
        `has ${row.extra.length} more cell(s) than the header; write a pipe inside a cell as \`\\|\``,
      );
    } else if (row.isShort) {
      reading.report(row.start, row.end, 'has fewer cells than the header');
    }
    return this.namesOf(row);
  }

  private namesOf(row: Row): NamedTopics | undefined {
    const { reading } = this;
    const cell = row.cells[this.topicAt];
    const words = cell?.words ?? '';
    if (TOTAL.test(fold(words)) && cell.codes.length === 0) return undefined;
    if (words === '') {
      reading.report(
        row.start,
        row.end,
        'is a row of a topic table without a name',
      );
      return undefined;
    }
    const named = readTopicNames(cell);
    if (this.isOfTwo(cell, named)) return undefined;
    if (isFamily(named.names.length > 0 ? named.names[0].text : cell.text)) {
      this.families.push(cell);
      return undefined;
    }
    const names = [...named.names];
    for (const part of named.unclear) {
      const whole = completeName(named.names[0], part);
      if (whole) names.push(whole);
      else
        reading.reportText(
          part,
          `\`${part.words}\` is no whole name of a topic; write it out`,
        );
    }
    reportRanges(named, reading);
    if (this.isWords(cell, names)) {
      if (speaksOfSeveral(words)) this.families.push(cell);
      return undefined;
    }
    if (names.length > 0) return { ...named, names };
    if (
      cell.codes.length === 0 &&
      countFilled(row) > 1 &&
      !placeholderOf(words)
    ) {
      // A name that Kafka would refuse is still the name that the row gives.
      return { ...named, names: [cell.trim()] };
    }
    reading.report(row.start, row.end, `\`${words}\` names no single topic`);
    return undefined;
  }

  /** "`a` → `b`", "formerly `a`": nothing says which name the row is about. */
  private isOfTwo(cell: InlineText, named: NamedTopics): boolean {
    if (!pairsNames(cell, named) && !isFormerName(cell)) return false;
    this.reading.reportText(
      cell,
      `\`${cell.words}\` does not say which topic the row is about; give each topic a row, and write after an old name what replaces it, as in "(renamed to \`x\`)"`,
    );
    return true;
  }

  /** "all topics", and beside a consumer group whatever is no name. */
  private isWords(cell: InlineText, names: InlineText[]): boolean {
    if (cell.codes.length > 0 || names.some(name => isCompound(name.text)))
      return false;
    if (speaksOfSeveral(cell.words)) return true;
    return this.isOfGroups && names.length === 0;
  }
}

/**
 * Finds what each row of a table of topics names; a row that means to name one
 * and does not is reported. In a table of consumer groups, words are no name.
 */
export function nameRows(
  grid: Grid,
  topicAt: number,
  isOfGroups: boolean,
  reading: Reading,
): NamedRow[] {
  return new RowNames(grid, topicAt, isOfGroups, reading).read();
}

function hasWords(row: Row): boolean {
  return countFilled(row) > 0;
}

function countFilled(row: Row): number {
  return row.cells.filter(cell => !cell.isBlank).length;
}
