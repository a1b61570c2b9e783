import { InlineText } from '../text/InlineText';
import { EventMention, readEventList } from '../values/eventList';
import { partyField } from './columnTopics';
import { RawField } from './fields';
import { readLabel } from './labels';
import { Reading, TopicDraft } from './reading';
import { rolesOfSign } from './signs';
import { Grid, Row } from './tables';
import { splitAtArrow } from './topicColumns';
import { isSentence } from './topicGrids';

/** What the columns of a table of topics are for. */
export interface TopicGrid {
  grid: Grid;
  topicAt: number;
  directionAt: number;
  flowAt?: number;
  /** Columns of services whose cells say on which side each is. */
  signsAt: readonly number[];
  /** A row per event, so that its other cells are the event's. */
  perEvent: boolean;
  hasPurpose: boolean;
  /** The column of services beside one of consumer groups names consumers. */
  consumerAt: number;
}

/** Gives a topic the fields of its row. */
export function addCells(
  draft: TopicDraft,
  row: Row,
  table: TopicGrid,
  reading: Reading,
): void {
  const { grid, topicAt, perEvent } = table;
  grid.columns.forEach(({ label, text }, index) => {
    const cell = row.cells[index];
    if (!cell || index === topicAt || index === table.directionAt) return;
    if (cell.isBlank) return;
    if (table.signsAt.includes(index)) {
      const roles = rolesOfSign(cell.words);
      draft.fields.push(...roles.map(role => partyField(role, text)));
      return;
    }
    if (index === table.flowAt) {
      draft.fields.push(...flowFields(cell, text));
      return;
    }
    if (label.key === 'number') {
      if (/^\d+$/.test(cell.text.trim())) draft.number ??= cell.trim();
      return;
    }
    if (label.key === 'events') {
      if (perEvent) draft.events.push(...eventsOf(row, index, grid, reading));
      return;
    }
    if (perEvent && label.key === 'purpose') return;
    draft.fields.push({
      label: { ...label, key: keyOfCell(label.key, index, table) },
      labelText: text,
      value: cell,
      items: [],
      start: cell.startOffset,
      end: cell.endOffset,
    });
  });
}

function keyOfCell(
  key: RawField['label']['key'],
  index: number,
  { perEvent, hasPurpose, consumerAt }: TopicGrid,
): RawField['label']['key'] {
  if (index === consumerAt) return 'consumers';
  // "Notes" is the description where no other column is.
  if (key === 'note' && !hasPurpose) return 'purpose';
  // The payload of one event is no schema of the topic.
  if (key === 'topic' || (perEvent && key === 'schema')) return undefined;
  return key;
}

/** Several topics of one row share its events, or have one each where there are as many. */
export function addEvents(
  draft: TopicDraft,
  row: Row,
  { grid }: TopicGrid,
  place: { index: number; of: number },
  reading: Reading,
): void {
  const at = grid.columns.findIndex(column => column.label.key === 'events');
  const cell = row.cells[at];
  if (!cell || cell.isBlank) return;
  const { events } = readEventList(cell);
  if (place.of > 1 && events.length === place.of) {
    draft.events.push(events[place.index]);
    return;
  }
  const { label } = grid.columns[at];
  draft.fields.push({
    label: isSentence(cell) ? { ...label, key: undefined } : label,
    labelText: grid.columns[at].text,
    value: cell,
    items: [],
    start: cell.startOffset,
    end: cell.endOffset,
  });
  reading.claim(cell.startOffset, cell.endOffset);
}

function flowFields(cell: InlineText, header: InlineText): RawField[] {
  const labels = splitAtArrow(header);
  const parts = splitAtArrow(cell);
  if (parts.length !== 2) {
    return [
      {
        label: { text: header.words },
        labelText: header,
        value: cell,
        items: [],
        start: cell.startOffset,
        end: cell.endOffset,
      },
    ];
  }
  return parts.map((value, index) => ({
    label: readLabel(labels[index].text),
    labelText: labels[index],
    value,
    items: [],
    start: value.startOffset,
    end: value.endOffset,
  }));
}

/** The event types of a row, with its description where it names one alone. */
export function eventsOf(
  row: Row,
  eventAt: number,
  grid: Grid,
  reading: Reading,
): EventMention[] {
  const cell = row.cells[eventAt];
  if (!cell || cell.isBlank || isSentence(cell)) return [];
  const { events, residue } = readEventList(cell);
  for (const text of residue) {
    reading.reportText(text, `\`${text.words}\` is no name of an event type`);
  }
  const at = grid.columns.findIndex(
    ({ label }) => label.key === 'purpose' || label.key === 'note',
  );
  const description = row.cells[at]?.words;
  return events.length === 1 && description
    ? [{ ...events[0], description }]
    : events;
}
