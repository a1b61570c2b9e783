import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { configNamesOf } from './read/configNames';
import { FIELD_NAMES } from './read/fieldNames';
import { readLabel } from './read/labels';
import { parse } from './testing/parsed';
import { describeDocument } from './testing/describeDocument';
import { Random } from './testing/Random';
import { editTables } from './testing/editTables';
import { endOf, startOf } from './text/markdown';
import { parseSections } from './text/sections';

const ROOT = resolve(__dirname, '../../../..');
const FOLDERS = [
  resolve(__dirname, '__fixtures__'),
  resolve(__dirname, '__fixtures__/documents'),
  resolve(ROOT, 'catalog/registries'),
];
const documents = FOLDERS.flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => [name, readFileSync(resolve(folder, name), 'utf8')] as const),
);
const SEED = 20260101;

/** The topics alone, without the order of what is said of one. */
function topicsOf(text: string): string[] {
  // The line break in front keeps the parts apart where there is no topic.
  const [topics] = `\n${describeDocument(parse(text))}`.split(
    /^(?=count|topic template|group template|standard|unparsed)/m,
  );
  return topics
    .split(/^(?=topic )/m)
    .filter(topic => topic.trim() !== '')
    .map(topic =>
      topic.trimEnd().split('\n').map(withoutOrder).sort().join('\n'),
    )
    .sort();
}

/** Columns such as "Consumer 1" and "Consumer 2" may stand in either order. */
function withoutOrder(line: string): string {
  const [, label, names] =
    /^(\s*(?:producers|consumers): )(.*)$/.exec(line) ?? [];
  return label ? label + names.split(', ').sort().join(', ') : line;
}

/** What stands before each heading of the document's own level. */
function atHeadings(text: string, put: (index: number) => string): string {
  const starts = parseSections(text)
    .filter(block => block.type === 'heading')
    .map(startOf);
  return starts.reduceRight(
    (current, start, index) =>
      `${current.slice(0, start)}${put(index)}${current.slice(start)}`,
    text,
  );
}

describe.each(documents)('%s says the same', (_, text) => {
  it.each([
    ['with CRLF', (lf: string) => lf.replace(/\n/g, '\r\n')],
    ['with CR', (lf: string) => lf.replace(/\n/g, '\r')],
    ['with a byte order mark', (lf: string) => `\uFEFF${lf}`],
    ['without a final newline', (lf: string) => lf.trimEnd()],
    ['with empty lines at its end', (lf: string) => `${lf}\n\n\n`],
  ])('%s', (__, change) => {
    expect(describeDocument(parse(change(text)))).toBe(
      describeDocument(parse(text)),
    );
  });

  it('with prose between its sections', () => {
    const changed = atHeadings(
      text,
      () =>
        'These are words about `some.topic.name`: who produces it, and who reads it.\n\n',
    );
    expect(topicsOf(changed)).toEqual(topicsOf(text));
    expect(parse(changed).unparsed.map(({ reason }) => reason)).toEqual(
      parse(text).unparsed.map(({ reason }) => reason),
    );
  });

  it('with examples and tables of other things between its sections', () => {
    const changed = atHeadings(
      text,
      index =>
        [
          '```md\n#### 1. **example_events**\n- **Producer:** Service 1\n```\n\n',
          '| Variable | Default |\n|---|---|\n| `KAFKA_TOPIC` | `example.topic` |\n\n',
          '<!--\n| Topic | Producer |\n|---|---|\n| `hidden.topic` | x |\n-->\n\n',
        ][index % 3],
    );
    expect(topicsOf(changed)).toEqual(topicsOf(text));
  });

  it('with its tables folded away', () => {
    const changed = parseSections(text).reduceRight((current, block) => {
      if (block.type !== 'table') return current;
      const [start, end] = [startOf(block), endOf(block)];
      return `${current.slice(
        0,
        start,
      )}<details><summary>x</summary>\n\n${current.slice(
        start,
        end,
      )}\n\n</details>${current.slice(end)}`;
    }, text);
    expect(topicsOf(changed)).toEqual(topicsOf(text));
  });

  it('with the columns of its tables in another order', () => {
    const random = new Random(SEED);
    const changed = editTables(text, rows => {
      const order = random.shuffled(rows[0].map((__, index) => index));
      return rows.map(row =>
        row.length === rows[0].length ? order.map(index => row[index]) : row,
      );
    });
    expect(topicsOf(changed)).toEqual(topicsOf(text));
  });

  it('with other names for the columns of its tables', () => {
    const random = new Random(SEED);
    const named = (lines: string[]) =>
      lines.map(topic => topic.replace(/^ {2}".*\n?/gm, '')).sort();
    const changed = editTables(text, ([header, ...rows]) => [
      header.map(cell => otherName(cell, random)),
      ...rows,
    ]);
    expect(named(topicsOf(changed))).toEqual(named(topicsOf(text)));
  });
});

/** A synonym of a header; a header with a unit or without a key stays. */
function otherName(cell: string, random: Random): string {
  const { key, unit, config } = readLabel(cell.replace(/[*`]/g, ''));
  if (config && !unit) return random.one(configNamesOf(config));
  if (!key || unit || key === 'number' || key === 'topic') return cell;
  return random.one(FIELD_NAMES[key]);
}
