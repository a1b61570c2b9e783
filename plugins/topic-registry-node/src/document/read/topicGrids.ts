import { InlineText } from '../text/InlineText';
import { readEventList } from '../values/eventList';
import { fold } from '../values/fold';
import { splitOutside } from '../values/split';
import { isServiceHeader } from './columnLabels';
import { FieldKey, readLabel } from './labels';
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

/** A column of services below the heading "Producers" or "Consumers" names those. */
export function withSides(grid: Grid, { titles }: Context): Grid {
  const { key } = readLabel(titles[titles.length - 1] ?? '');
  if (key !== 'producer' && key !== 'consumers') return grid;
  const keys = grid.columns.map(({ label }) => label.key);
  if (keys.includes('producer') || keys.includes('consumers')) return grid;
  const at = grid.columns.findIndex(({ text }) => isServiceHeader(text.words));
  if (at < 0) return grid;
  const columns = grid.columns.map((column, index) =>
    index === at ? { ...column, label: { ...column.label, key } } : column,
  );
  return { ...grid, columns };
}

/** Headers of what groups the rows of a table, so that its cells are merged. */
const GROUPING =
  /^(?:(?:business |sub ?)?domains?|(?:bounded )?contexts?|areas?|categor(?:y|ies)|(?:sub)?systems?|modules?|products?|squads?|departments?|parts?|sections?|bereiche?|domanen?|kategorien?|domaines?|categories?|dominios?|categorias?|areas?|modulos?|领域|分类|模块|ドメイン|カテゴリ|分類|도메인|분류)$/;

/** A blank cell of a column such as "Domain" stands for the one above it, as merged cells do. */
export function filledDown(grid: Grid, topicAt: number): Grid {
  const grouping = grid.columns.flatMap(({ label, text }, at) =>
    !label.key && GROUPING.test(fold(text.words).trim()) ? [at] : [],
  );
  if (grouping.length === 0) return grid;
  const above: InlineText[] = [];
  const rows = grid.rows.map(row => {
    const name = row.cells[topicAt];
    if (!name || name.isBlank) return row;
    const cells = row.cells.map((cell, at) => {
      if (!grouping.includes(at)) return cell;
      if (!cell.isBlank) above[at] = cell;
      return above[at] ?? cell;
    });
    return { ...row, cells };
  });
  return { ...grid, rows };
}
