import { ConflictError, InputError } from '@backstage/errors';
import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { FieldKey } from '../../read/labels';
import { TopicDraft } from '../../read/reading';
import { escapeCell, insertRows, writeRow } from '../cells';
import { columnOf, EditableDocument, TopicTable } from '../EditableDocument';
import { headingLine, insertBelow, lastOf, styleOf } from '../entries';
import { eventText, isPerEvent } from '../events';
import { fieldLine } from '../fieldLines';
import { FIELD_LABELS, FIELD_ORDER } from '../fieldKeys';
import { checkEvent, checkService, checkTopicName } from '../inputs';
import { addToMatrices } from '../matrices';
import { servicesText } from '../parties';
import {
  EditableField,
  EditOperation,
  NewTopic,
  ServiceInput,
  Splice,
} from '../types';
import { checkField, misread } from './changeField';
import { refOf } from './parties';
import { Plan, withMatrices, Workbench } from './plan';

type Operation = Extract<EditOperation, { kind: 'add-topic' }>;

/** Declares a topic below the last one of its category. */
export function addTopic(
  { document, options }: Workbench,
  operation: Operation,
): Plan {
  const { topic, lifecycle = 'active', category } = operation;
  checkNewTopic(document, topic);
  const beside = siblingOf(document, lifecycle, category);
  const splices =
    beside.shape === 'tables'
      ? rowsFor(document, beside, topic)
      : [entryFor(document, beside, topic)];
  const known = document.parsed.registry.services;
  const refs = (list: ServiceInput[] | undefined) =>
    (list ?? []).map(service => refOf(known, service));
  const consumers = refs(topic.consumers);
  const producers = refs(topic.producers);
  return withMatrices(
    {
      splices,
      intent: {
        services: [...consumers, ...producers],
        added: {
          topic: topic.name,
          check: after =>
            checkAdded(after, operation, beside, producers, consumers),
        },
      },
      matrices: [],
      changes: [
        `\`${topic.name}\` is declared${
          beside.category ? ` under "${beside.category.title}"` : ''
        }`,
      ],
    },
    () =>
      lifecycle === 'active'
        ? addToMatrices(document, topic.name, consumers, {
            purpose: topic.fields?.purpose,
            after: beside.name.words,
          })
        : { splices: [], changes: [] },
    options,
  );
}

/** The last entry of a category and lifecycle: a new one goes below it. */
export function siblingOf(
  document: EditableDocument,
  lifecycle: Topic['lifecycle'],
  category?: string,
): TopicDraft {
  const known = document.topics.filter(topic => topic.lifecycle === lifecycle);
  const names = new Set(
    known
      .filter(topic => category === undefined || topic.category === category)
      .map(({ name }) => name),
  );
  const found = lastOf(
    document.reading.drafts.filter(draft => names.has(draft.name.words)),
  );
  if (found) return found;
  if (known.length === 0 || category === undefined) {
    throw new InputError(
      `No ${lifecycle} topic stands in the document, so that it cannot be told where one goes; write the first one by hand`,
    );
  }
  const titles = [...new Set(known.flatMap(topic => topic.category ?? []))];
  throw new InputError(
    titles.length === 0
      ? `The ${lifecycle} topics stand under no category; leave "${category}" out`
      : `No ${lifecycle} topic stands under "${category}"; the categories are ${titles
          .map(title => `"${title}"`)
          .join(', ')}`,
  );
}

function checkNewTopic(document: EditableDocument, topic: NewTopic): void {
  checkTopicName(topic.name);
  const known = document.topics.find(({ name }) => name === topic.name);
  if (known) {
    throw new ConflictError(
      `\`${topic.name}\` stands in line ${known.range.line} already`,
    );
  }
  for (const service of [
    ...(topic.producers ?? []),
    ...(topic.consumers ?? []),
  ])
    checkService(service);
  for (const event of topic.events ?? []) checkEvent(event);
  for (const [field, value] of Object.entries(topic.fields ?? {})) {
    if (value !== undefined) checkField(field as EditableField, value);
  }
}

/** The values of a new topic by field, in the order in which they stand. */
function valuesOf(topic: NewTopic): { key: FieldKey; value: string }[] {
  const values = new Map<FieldKey, string>();
  if (topic.producers?.length)
    values.set('producer', servicesText(topic.producers));
  if (topic.consumers?.length)
    values.set('consumers', servicesText(topic.consumers));
  if (topic.events?.length)
    values.set('events', topic.events.map(eventText).join(', '));
  for (const [field, value] of Object.entries(topic.fields ?? {})) {
    if (value !== undefined) values.set(field as EditableField, value);
  }
  return [...values]
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => FIELD_ORDER.indexOf(a.key) - FIELD_ORDER.indexOf(b.key));
}

function entryFor(
  document: EditableDocument,
  beside: TopicDraft,
  topic: NewTopic,
): Splice {
  const style = styleOf(document, beside);
  const model = beside.fields.find(
    field =>
      !document.tableAt(field.start) &&
      /^[ \t]*(?:[-*+][ \t]+)?[*_`]*$/.test(
        document.text.slice(
          document.lineStart(field.start),
          field.labelText.startOffset,
        ),
      ),
  );
  const fields = valuesOf(topic).map(({ key, value }) =>
    fieldLine(document, model, FIELD_LABELS[key], value),
  );
  if (fields.length === 0) {
    throw new InputError(
      `\`${topic.name}\` needs a producer, a purpose or another field: a heading alone declares no topic`,
    );
  }
  const number = beside.number && Number(beside.number.words) + 1;
  const entry = [
    headingLine(style, topic.name, number),
    ...(style.airy ? [''] : []),
    ...fields,
  ].join(document.eol);
  return insertBelow(document, beside.end, entry);
}

function rowsFor(
  document: EditableDocument,
  beside: TopicDraft,
  topic: NewTopic,
): Splice[] {
  const rows = document.rowsOf(beside.name.words);
  const { table } = rows[rows.length - 1];
  const perEvent = isPerEvent(table) && (topic.events?.length ?? 0) > 0;
  const values = new Map(valuesOf(topic).map(({ key, value }) => [key, value]));
  const direction = beside.sections.find(
    section => section.direction,
  )?.direction;
  for (const key of values.keys()) {
    const implied =
      (key === 'producer' && direction?.role === 'producer') ||
      (key === 'consumers' && direction?.role === 'consumer');
    if (columnOf(table, key) < 0 && !implied) {
      throw new InputError(
        `The table of \`${beside.name.words}\` has no column "${FIELD_LABELS[key]}"; add the column first, or leave the field out`,
      );
    }
  }
  const lines = (perEvent ? topic.events! : [undefined]).map(event =>
    writeRow(
      document,
      table,
      table.grid.columns.map((column, at) => {
        if (at === table.topicAt) return nameCell(document, table, topic.name);
        if (event && at === columnOf(table, 'events'))
          return `\`${event.type}\``;
        if (event && at === columnOf(table, 'purpose'))
          return event.description;
        if (column.label.key === 'number') {
          const last = Number(
            table.grid.rows[table.grid.rows.length - 1]?.cells[at]?.words,
          );
          return Number.isInteger(last) ? String(last + 1) : undefined;
        }
        for (const [key, value] of values) {
          if (columnOf(table, key) === at) return value;
        }
        return undefined;
      }),
    ),
  );
  return [insertRows(document, table, lines)];
}

/** The name as the rows above write theirs. */
export function nameCell(
  document: EditableDocument,
  table: TopicTable,
  name: string,
): string {
  const cell =
    table.grid.rows[table.grid.rows.length - 1]?.cells[table.topicAt];
  if (!cell) return `\`${name}\``;
  const outer = document.text.slice(cell.outerRange.offset, cell.range.offset);
  return escapeCell(`${outer}${name}${[...outer].reverse().join('')}`);
}

function checkAdded(
  after: Topic,
  { topic, lifecycle = 'active' }: Operation,
  beside: TopicDraft,
  producers: string[],
  consumers: string[],
): string | undefined {
  if (after.lifecycle !== lifecycle)
    return `\`${topic.name}\` would be read as ${after.lifecycle}`;
  if (after.category !== beside.category?.title)
    return `\`${topic.name}\` would stand under "${after.category}"`;
  const own = beside.sections.flatMap(({ direction }) => direction?.role ?? []);
  for (const [role, refs] of [
    ['producer', producers],
    ['consumer', consumers],
  ] as const) {
    const found = after.parties.filter(party => party.role === role);
    const missing = refs.find(
      ref =>
        !found.some(party => party.ref === ref && party.certainty === 'stated'),
    );
    if (missing)
      return `${missing} would not be read as a ${role} of \`${topic.name}\``;
    if (
      found.length !== refs.length &&
      !(own.includes(role) && refs.length === 0)
    )
      return `\`${topic.name}\` would have the ${role}s ${found
        .map(({ ref }) => ref)
        .join(', ')}`;
  }
  const types = after.events.map(({ type }) => type).join(', ');
  const wanted = (topic.events ?? []).map(({ type }) => type).join(', ');
  if (types !== wanted)
    return `\`${topic.name}\` would have the event types ${types || 'none'}`;
  if (after.attributes.length > 0)
    return `"${after.attributes[0].name}" of \`${topic.name}\` would not be understood`;
  for (const [field, value] of Object.entries(topic.fields ?? {})) {
    const problem =
      value === undefined
        ? undefined
        : misread(after, field as EditableField, value);
    if (problem) return problem;
  }
  return undefined;
}
