import { InputError } from '@backstage/errors';
import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { RawField } from '../read/fields';
import { TopicDraft } from '../read/reading';
import { readGrid } from '../read/tables';
import { placeholderOf } from '../values/placeholders';
import {
  escapeCell,
  insertRows,
  removeLines,
  setCell,
  writeRow,
} from './cells';
import {
  columnOf,
  EditableDocument,
  TopicRow,
  TopicTable,
} from './EditableDocument';
import {
  fieldOf,
  insertFields,
  itemIndent,
  removeField,
  replaceField,
} from './fieldLines';
import { removeOf, Span, withMarks } from './lists';
import { EventInput, Splice } from './types';

/** The words of an event type in a list on one line. */
export function eventText({ type, description }: EventInput): string {
  return description ? `\`${type}\` (${description})` : `\`${type}\``;
}

/** The words of an event type as an item of a list. */
export function eventItem({ type, description }: EventInput): string {
  return description ? `\`${type}\` - ${description}` : `\`${type}\``;
}

/** Adds an event type after those that a topic has. */
export function addEvent(
  document: EditableDocument,
  topic: Topic,
  draft: TopicDraft,
  event: EventInput,
): Splice[] {
  const last = topic.events[topic.events.length - 1];
  if (draft.shape === 'tables') return addToRows(document, topic, event);
  const table = last && document.tableAt(last.range.offset);
  if (table) {
    const grid = readGrid(table, document.reading);
    const at = grid.columns.findIndex(({ label }) => label.key === 'events');
    if (at >= 0) {
      const describes = grid.columns.findIndex(
        ({ label }) => label.key === 'purpose' || label.key === 'note',
      );
      const place: TopicTable = { node: table, grid, topicAt: at };
      const values = grid.columns.map((_, index) => {
        if (index === at) return `\`${event.type}\``;
        return index === describes ? event.description : undefined;
      });
      return [insertRows(document, place, [writeRow(document, place, values)])];
    }
  }
  const field = fieldOf(document, draft, 'events');
  if (!field) {
    return [
      insertFields(document, draft, [
        { key: 'events', value: eventText(event) },
      ]),
    ];
  }
  const items = itemsWithEvents(field, topic);
  if (items.length > 0) return [insertItem(document, field, eventItem(event))];
  return [addToValue(document, topic, field, event)];
}

/** Takes an event type out. */
export function removeEvent(
  document: EditableDocument,
  topic: Topic,
  draft: TopicDraft,
  type: string,
): Splice[] {
  const known = topic.events.filter(event => event.type === type);
  if (known.length !== 1) {
    throw new InputError(
      known.length === 0
        ? `\`${topic.name}\` has no event type \`${type}\``
        : `\`${topic.name}\` names \`${type}\` ${known.length} times; make one of them before it is removed`,
    );
  }
  const [{ range }] = known;
  const table = document.tableAt(range.offset);
  const units = unitsNear(document, topic, range.offset);
  const at = units.findIndex(
    unit => unit.start <= range.offset && range.offset < unit.end,
  );
  if (table) {
    if (units.length > 1) return [removeOf(units, at)];
    const rows = document.rowsOf(topic.name);
    if (draft.shape === 'tables' && rows.length === 1) {
      return [
        setCell(document, rows[0], columnOf(rows[0].table, 'events'), ''),
      ];
    }
    return [removeLines(document, range.offset, range.endOffset)];
  }
  const field = fieldOf(document, draft, 'events');
  if (!field) {
    throw new InputError(
      `The event types of \`${topic.name}\` stand in no field that could be edited`,
    );
  }
  if (units.length > 1) return [removeOf(units, at)];
  if (topic.events.length === 1) return removeField(document, draft, 'events');
  return [removeLines(document, range.offset, range.endOffset)];
}

/** The event types in the line of an offset, with what stands in parentheses after each. */
function unitsNear(
  document: EditableDocument,
  topic: Topic,
  offset: number,
): Span[] {
  const table = document.tableAt(offset);
  const owner = document
    .draft(topic.name)
    .fields.find(
      field =>
        field.label.key === 'events' &&
        [field.value, ...field.items].some(
          part => part.startOffset <= offset && offset < part.endOffset,
        ),
    );
  const part =
    owner &&
    [owner.value, ...owner.items].find(
      text => text.startOffset <= offset && offset < text.endOffset,
    );
  const line = document.source.lineAt(offset);
  return topic.events
    .filter(({ range }) =>
      part
        ? range.offset >= part.startOffset && range.offset < part.endOffset
        : table !== undefined && range.line === line,
    )
    .map(({ range, description }) => {
      const span = withMarks(document.text, {
        start: range.offset,
        end: range.endOffset,
      });
      const note = description
        ? /^\s*\([^()]*\)/.exec(
            document.text.slice(span.end, document.lineEnd(span.end)),
          )
        : null;
      return { start: span.start, end: span.end + (note?.[0].length ?? 0) };
    });
}

function addToValue(
  document: EditableDocument,
  topic: Topic,
  field: RawField,
  event: EventInput,
): Splice {
  const last = topic.events[topic.events.length - 1];
  const inValue =
    last &&
    last.range.offset >= field.value.startOffset &&
    last.range.offset < field.value.endOffset;
  if (!inValue) {
    if (!field.value.isBlank && placeholderOf(field.value.text) === undefined) {
      throw new InputError(
        `"${field.label.text}" of \`${topic.name}\` holds words that name no event type; mend it first`,
      );
    }
    return replaceField(document, field, eventText(event));
  }
  const units = unitsNear(document, topic, last.range.offset);
  const { start, end } = units[units.length - 1];
  const isCode = document.text[start] === '`';
  const written = isCode
    ? eventText(event)
    : eventText(event).replace(/`/g, '');
  return { start: end, end, text: `, ${escapeIn(document, end, written)}` };
}

function addToRows(
  document: EditableDocument,
  topic: Topic,
  event: EventInput,
): Splice[] {
  const rows = document
    .rowsOf(topic.name)
    .filter(({ table }) => columnOf(table, 'events') >= 0);
  if (rows.length === 0) {
    const [{ row }] = document.rowsOf(topic.name);
    throw new InputError(
      `The table with line ${document.source.lineAt(
        row.start,
      )} has no column of event types; add the column first`,
    );
  }
  const last = rows[rows.length - 1];
  const at = columnOf(last.table, 'events');
  const perEvent = isPerEvent(last.table);
  if (!perEvent) {
    const events = topic.events;
    if (events.length === 0)
      return [setCell(document, last, at, eventText(event))];
    const units = unitsNear(
      document,
      topic,
      events[events.length - 1].range.offset,
    );
    const { start, end } = units[units.length - 1];
    const isCode = document.text[start] === '`';
    const written = isCode
      ? eventText(event)
      : eventText(event).replace(/`/g, '');
    return [{ start: end, end, text: `, ${escapeCell(written)}` }];
  }
  return [
    insertRows(
      document,
      last.table,
      [eventRow(document, last, event)],
      last.row.end - 1,
    ),
  ];
}

/** Tells whether a table has a row per topic and event. */
export function isPerEvent(table: TopicTable): boolean {
  if (columnOf(table, 'events') < 0) return false;
  const names = table.grid.rows.map(row => row.cells[table.topicAt]?.words);
  return new Set(names).size < names.length;
}

function eventRow(
  document: EditableDocument,
  { table, row }: TopicRow,
  event: EventInput,
): string {
  const eventAt = columnOf(table, 'events');
  const describes = table.grid.columns.findIndex(
    ({ label }) => label.key === 'purpose' || label.key === 'note',
  );
  const values = table.grid.columns.map((_, index) => {
    if (index === eventAt) return `\`${event.type}\``;
    if (index === describes) return event.description;
    const cell = row.cells[index];
    if (!cell || cell.isBlank) return undefined;
    const { offset, endOffset } = cell.outerRange;
    return document.text.slice(offset, endOffset);
  });
  return writeRow(document, table, values);
}

function itemsWithEvents(field: RawField, topic: Topic) {
  return field.items.filter(item =>
    topic.events.some(
      ({ range }) =>
        range.offset >= item.startOffset && range.offset < item.endOffset,
    ),
  );
}

/** Adds an item below those of a field. */
export function insertItem(
  document: EditableDocument,
  field: RawField,
  item: string,
): Splice {
  const last = field.items[field.items.length - 1];
  const line = document.source.line(document.source.lineAt(last.startOffset));
  const marker =
    /^[ \t]*[-*+][ \t]+/.exec(line)?.[0] ?? `${itemIndent(document, field)}- `;
  const at = document.lineEnd(Math.max(last.startOffset, last.endOffset - 1));
  return { start: at, end: at, text: `${document.eol}${marker}${item}` };
}

function escapeIn(
  document: EditableDocument,
  offset: number,
  value: string,
): string {
  return document.tableAt(offset) ? escapeCell(value) : value;
}
