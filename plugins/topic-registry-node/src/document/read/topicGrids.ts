import { InlineText } from '../text/InlineText';
import { readEventList } from '../values/eventList';
import { splitOutside } from '../values/split';
import { isServiceHeader } from './columnLabels';
import { FieldKey } from './labels';
import { Context } from './reading';
import { Column, Grid, Row } from './tables';

/** Columns that say that a table is about topics, whatever groups it names beside. */
const OF_TOPICS: ReadonlySet<FieldKey | undefined> = new Set<FieldKey>([
  'producer',
  'purpose',
  'events',
  'schema',
  'partitions',
  'replicationFactor',
  'retention',
  'compression',
  'cleanupPolicy',
  'config',
  'configs',
  'partitionKey',
]);
const GROUPS_TITLE =
  /\bconsumer[\s-]*groups?\b|\bgroup ids?\b|konsumentengruppen|groupes? de consommateurs|grupos? (?:de consumidores|consumidores?)|группы потребителей|消费(?:者)?组|コンシューマーグループ|컨슈머 그룹/i;

/** What such a table says of a group; `undefined` is what the model has no name for. */
const OF_GROUP: ReadonlySet<FieldKey | undefined> = new Set<
  FieldKey | undefined
>(['status', 'lifecycle', 'purpose', undefined]);

/** Columns that may give each of several topics a value of its own. */
const POSITIONAL: ReadonlySet<FieldKey | undefined> = new Set<FieldKey>([
  'partitions',
  'replicationFactor',
  'retention',
  'compression',
  'cleanupPolicy',
  'config',
  'partitionKey',
]);

/** Tells a table whose rows are consumer groups, so that what it says is of them. */
export function isOfGroups(grid: Grid, { titles }: Context): boolean {
  const keys = grid.columns.map(({ label }) => label.key);
  if (!keys.includes('consumerGroups')) return false;
  return (
    GROUPS_TITLE.test(titles[titles.length - 1] ?? '') ||
    !keys.some(key => OF_TOPICS.has(key))
  );
}

/** The columns for one row of a table of groups: "Status" is the group's. */
export function columnsOfGroup({ columns }: Grid, row: Row): Column[] {
  const groupAt = columns.findIndex(
    ({ label }) => label.key === 'consumerGroups',
  );
  const group = row.cells[groupAt]?.words;
  return columns.map(column => {
    const { key, text } = column.label;
    if (!OF_GROUP.has(key) || isServiceHeader(text)) return column;
    const name = group ? `${text} of ${group}` : text;
    return { ...column, label: { text: name } };
  });
}

/** A grid whose column of events holds sentences, as the description that they are. */
export function withProseNamed(grid: Grid): Grid {
  const at = grid.columns.findIndex(({ label }) => label.key === 'events');
  if (at < 0) return grid;
  const filled = grid.rows
    .map(row => row.cells[at])
    .filter(cell => cell && !cell.isBlank);
  if (filled.length === 0 || !filled.every(isProse)) return grid;
  const keys = grid.columns.map(({ label }) => label.key);
  const key = keys.includes('purpose') ? undefined : 'purpose';
  const columns = grid.columns.map((column, index) =>
    index === at ? { ...column, label: { ...column.label, key } } : column,
  );
  return { ...grid, columns } as Grid;
}

/** Tells a sentence among the names of event types, which describes what happened. */
export function isSentence(cell: InlineText): boolean {
  return cell.words.split(' ').length > 2 && isProse(cell);
}

function isProse(cell: InlineText): boolean {
  if (cell.codes.length > 0 || /[a-z][A-Z]|\w[._]\w/.test(cell.text))
    return false;
  const { events, residue } = readEventList(cell);
  return events.length === 0 && residue.length > 0;
}

/** The row of one of several topics, where a cell such as `6/3` has a value for each. */
export function rowOfTopic(
  row: Row,
  { columns }: Grid,
  place: { index: number; of: number },
): Row {
  if (place.of < 2) return row;
  const cells = row.cells.map((cell, at) => {
    if (!POSITIONAL.has(columns[at].label.key)) return cell;
    const parts = splitOutside(cell, /\s*[/;\n]\s*|\s*,\s*(?!\d{3}(?!\d))/);
    return parts.length === place.of ? parts[place.index].text : cell;
  });
  return { ...row, cells };
}
