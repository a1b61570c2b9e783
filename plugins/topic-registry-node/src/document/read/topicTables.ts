import { InlineText } from '../text/InlineText';
import { EventMention } from '../values/eventList';
import { readServiceList } from '../values/serviceList';
import { lifecycleOfColumn } from './columnLabels';
import { rolesIn } from './directions';
import { RawField } from './fields';
import { readLabel } from './labels';
import { Context, Reading, sectionOf, TopicDraft } from './reading';
import { signColumns } from './signs';
import { Grid, Row } from './tables';
import { addCells, addEvents, eventsOf, TopicGrid } from './topicCells';
import {
  directionColumn,
  flowColumn,
  serviceColumn,
  topicColumn,
} from './topicColumns';
import {
  columnsOfGroup,
  isOfGroups,
  rowOfTopic,
  filledDown,
  withProseNamed,
  withSides,
} from './topicGrids';
import { lifecycleOfName, readTopicNames, remarkFields } from './topicNames';
import { newNameIn, renameFields } from './renames';
import { NamedRow, nameRows } from './topicRows';

/**
 * Reads a table of topics, one row per topic or per topic and event. Undefined
 * for a table without a column of topics.
 */
export function readTopicRows(
  whole: Grid,
  context: Context,
  reading: Reading,
): TopicDraft[] | undefined {
  const topicAt = topicColumn(whole, context);
  if (topicAt < 0) return undefined;
  const grid = filledDown(withSides(withProseNamed(whole), context), topicAt);
  const ofGroups = isOfGroups(grid, context);
  const rows = nameRows(grid, topicAt, ofGroups, reading);
  const table = topicGridOf(grid, topicAt, rows);
  const drafts = new Map<string, TopicDraft>();
  // A heading over groups is no category of topics.
  const around = ofGroups ? { ...context, category: undefined } : context;
  const lifecycle = lifecycleOfColumn(grid.columns[topicAt]);
  for (const { row, named } of rows) {
    const columns = ofGroups ? columnsOfGroup(grid, row) : grid.columns;
    const own = { ...table, grid: { ...grid, columns } };
    named?.names.forEach((name, index) => {
      const draft = drafts.get(name.words) ?? newDraft(name, row, around);
      drafts.set(name.words, draft);
      draft.end = Math.max(draft.end, row.end);
      const stated =
        lifecycleOfName(named, name) ??
        named.lifecycle ??
        (newNameIn(named) ? 'deprecated' : lifecycle);
      if (stated) {
        draft.lifecycle = stated;
        draft.lifecycleStated = true;
      }
      const place = { index, of: named.names.length };
      draft.fields.push(...remarkFields(named, name), ...renameFields(named));
      addDirections(draft, row, own, around);
      addCells(draft, rowOfTopic(row, grid, place), own, reading);
      if (!table.perEvent) addEvents(draft, row, own, place, reading);
    });
  }
  return [...drafts.values()];
}

/** Reads a table of event types under the heading of a topic. */
export function readEventRows(
  grid: Grid,
  reading: Reading,
): EventMention[] | undefined {
  const keys = grid.columns.map(column => column.label.key);
  const eventAt = keys.indexOf('events');
  if (eventAt < 0 || keys.includes('topic')) return undefined;
  const events: EventMention[] = [];
  for (const row of grid.rows)
    events.push(...eventsOf(row, eventAt, grid, reading));
  return events;
}

/** Reads a table of two columns, name and value, under the heading of a topic. */
export function readFieldRows(grid: Grid): RawField[] {
  const [name, value] = grid.columns;
  if (grid.columns.length !== 2) return [];
  if (
    !/^(?:field|property|attribute|setting|name|key|item|eigenschaft|propriété|propiedad|propriedade|属性|)$/i.test(
      name.text.words,
    ) ||
    /^(?:data ?)?type$/i.test(value.text.words)
  )
    return [];
  return grid.rows.map(row => ({
    label: readLabel(row.cells[0]?.text ?? ''),
    labelText: row.cells[0],
    value: row.cells[1] ?? row.cells[0].slice(row.cells[0].text.length),
    items: [],
    start: row.start,
    end: row.end,
  }));
}

/** The one name in a topic cell. */
export function nameIn(cell: InlineText | undefined): InlineText | undefined {
  if (!cell) return undefined;
  const { names, unclear } = readTopicNames(cell);
  return names.length === 1 && unclear.length === 0 ? names[0] : undefined;
}

function topicGridOf(grid: Grid, topicAt: number, rows: NamedRow[]): TopicGrid {
  const keys = grid.columns.map(column => column.label.key);
  const perTopic = new Map<string, number>();
  for (const { named } of rows) {
    for (const { words } of named?.names ?? [])
      perTopic.set(words, (perTopic.get(words) ?? 0) + 1);
  }
  return {
    grid,
    topicAt,
    directionAt: directionColumn(grid, topicAt),
    flowAt: flowColumn(grid),
    signsAt: signColumns(grid, topicAt),
    perEvent:
      keys.includes('events') &&
      [...perTopic.values()].some(count => count > 1),
    hasPurpose: keys.includes('purpose'),
    consumerAt:
      keys.includes('consumerGroups') && !keys.includes('consumers')
        ? serviceColumn(grid)
        : -1,
  };
}

function newDraft(name: InlineText, row: Row, context: Context): TopicDraft {
  return {
    name,
    lifecycle: context.lifecycle,
    lifecycleStated: false,
    category: context.category,
    sections: [],
    lifecycleNamed: context.lifecycleNamed,
    fields: [],
    events: [],
    start: row.start,
    end: row.end,
    shape: 'tables',
  };
}

function addDirections(
  draft: TopicDraft,
  row: Row,
  { directionAt, grid }: TopicGrid,
  context: Context,
): void {
  const cell = row.cells[directionAt];
  const roles = cell ? rolesIn(cell.words) : [];
  // Beside a direction, a column of services says whose it is.
  const named = row.cells[serviceColumn(grid)];
  const { mentions } = named ? readServiceList(named) : { mentions: [] };
  for (const role of roles) {
    const heading = grid.columns[directionAt].text.range;
    const direction = { role, heading };
    draft.sections.push(
      ...(mentions.length > 0 ? mentions : [context.service]).map(service =>
        sectionOf({ ...context, service, direction }),
      ),
    );
  }
  if (roles.length === 0) draft.sections.push(sectionOf(context));
}
