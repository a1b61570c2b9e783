import { InputError } from '@backstage/errors';
import {
  Party,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RawField } from '../read/fields';
import { TopicDraft } from '../read/reading';
import { readServiceList } from '../values/serviceList';
import { escapeCell, setCell } from './cells';
import { columnOf, EditableDocument } from './EditableDocument';
import { insertItem } from './events';
import { fieldOf, insertFields, replaceField } from './fieldLines';
import { removeOf, Span, withMarks } from './lists';
import { ServiceInput, Splice } from './types';

/** A list of services in the words of a document. */
export function servicesText(services: ServiceInput[]): string {
  const numbered = services.filter(({ number }) => number !== undefined);
  const named = services.filter(({ number }) => number === undefined);
  const parts: string[] = [];
  if (numbered.length > 0) {
    const list = numbered.map(numberedText).join(', ');
    parts.push(`${numbered.length > 1 ? 'Services' : 'Service'} ${list}`);
  }
  parts.push(...named.map(({ name }) => name!));
  return parts.join(', ');
}

/** The reference that a service has, as far as it can be told without its document. */
export function numberedRef({ number }: ServiceInput): string | undefined {
  return number === undefined ? undefined : `service-${number}`;
}

/** Adds a producer or consumer after those that a topic has. */
export function addParty(
  document: EditableDocument,
  topic: Topic,
  draft: TopicDraft,
  role: Party['role'],
  service: ServiceInput,
): Splice[] {
  const key = role === 'producer' ? 'producer' : 'consumers';
  const parties = statedParties(topic, draft, role);
  const open = parties.find(({ certainty }) => certainty === 'alternative');
  if (open) {
    throw new InputError(
      `Line ${open.range.line} leaves open which service will be ${role} of \`${topic.name}\` ("or"); decide that first`,
    );
  }
  if (draft.shape === 'tables') {
    const rows = document
      .rowsOf(topic.name)
      .filter(({ table }) => columnOf(table, key) >= 0);
    if (rows.length !== 1) {
      throw new InputError(
        rows.length === 0
          ? `The table of \`${topic.name}\` has no column for a ${role}; add the column first`
          : `\`${topic.name}\` states its ${role} in ${rows.length} rows; edit them one by one`,
      );
    }
    if (parties.length === 0) {
      const [{ table, row }] = rows;
      const at = columnOf(table, key);
      refuseWords(row.cells[at] && readServiceList(row.cells[at]), topic, role);
      return [setCell(document, rows[0], at, servicesText([service]))];
    }
    return appendTo(document, parties, service);
  }
  const field = fieldOf(document, draft, key);
  if (!field) {
    return [
      insertFields(document, draft, [{ key, value: servicesText([service]) }]),
    ];
  }
  const last = parties[parties.length - 1];
  if (!last) {
    refuseWords(readServiceList(field.value), topic, role);
    return [replaceField(document, field, servicesText([service]))];
  }
  if (isInItems(field, last)) {
    return [insertItem(document, field, servicesText([service]))];
  }
  return appendTo(document, parties, service);
}

/** Takes a producer or consumer out. */
export function removeParty(
  document: EditableDocument,
  topic: Topic,
  draft: TopicDraft,
  role: Party['role'],
  ref: string,
): Splice[] {
  const key = role === 'producer' ? 'producer' : 'consumers';
  const parties = statedParties(topic, draft, role);
  const at = parties.findIndex(party => party.ref === ref);
  if (at < 0) {
    throw new InputError(
      `No line of \`${topic.name}\` names ${ref} as its ${role}`,
    );
  }
  const { range, certainty } = parties[at];
  const sharers = parties.filter(party => party.range.offset === range.offset);
  if (sharers.length > 1) {
    throw new InputError(
      `Line ${range.line} names ${ref} within the range ${document.text.slice(
        range.offset,
        range.endOffset,
      )}; write its services one by one first`,
    );
  }
  if (certainty === 'alternative') {
    throw new InputError(
      `Line ${range.line} leaves open which service will be ${role} of \`${topic.name}\` ("or"); decide that first`,
    );
  }
  const field =
    draft.shape === 'bullets' ? fieldOf(document, draft, key) : undefined;
  if (parties.length === 1) {
    if (field) return [replaceField(document, field, 'None')];
    const [row] = document
      .rowsOf(topic.name)
      .filter(({ table }) => columnOf(table, key) >= 0);
    return [setCell(document, row, columnOf(row.table, key), 'None')];
  }
  if (field && isInItems(field, parties[at])) {
    const line = document.source.lineAt(range.offset);
    const shared = parties.filter(party => party.range.line === line);
    if (shared.length === 1) {
      const { start } = document.source.lineSpan(line);
      const next = document.source.lineSpan(
        Math.min(line + 1, document.source.lineCount),
      );
      return line < document.source.lineCount
        ? [{ start, end: next.start, text: '' }]
        : [
            {
              start: document.source.lineSpan(line - 1).end,
              end: document.source.lineSpan(line).end,
              text: '',
            },
          ];
    }
  }
  const units = parties.map(party => unitOf(document, party));
  const splices = [removeOf(units, at)];
  const plural =
    parties.length === 2 ? prefixOf(document, units[0]) : undefined;
  if (plural && /s$/i.test(plural.word)) {
    splices.push({ start: plural.end - 1, end: plural.end, text: '' });
  }
  return splices;
}

/** The parties that the entry itself names, in the order of the document. */
function statedParties(
  topic: Topic,
  draft: TopicDraft,
  role: Party['role'],
): Party[] {
  const key = role === 'producer' ? 'producer' : 'consumers';
  const values = draft.fields
    .filter(field => field.label.key === key)
    .flatMap(field => [field.value, ...field.items]);
  return topic.parties
    .filter(
      ({ role: own, range }) =>
        own === role &&
        values.some(
          value =>
            value.startOffset <= range.offset &&
            range.endOffset <= value.endOffset,
        ),
    )
    .sort((a, b) => a.range.offset - b.range.offset);
}

function appendTo(
  document: EditableDocument,
  parties: Party[],
  service: ServiceInput,
): Splice[] {
  const units = parties.map(party => unitOf(document, party));
  const { end } = units[units.length - 1];
  const splices: Splice[] = [];
  const prefix = prefixOf(document, units[0]);
  let written: string;
  if (service.number === undefined) {
    const isCode = document.text[units[units.length - 1].start] === '`';
    written = isCode ? `\`${service.name}\`` : service.name!;
  } else {
    const repeated =
      parties.length > 1 && prefixOf(document, units[units.length - 1]);
    if (prefix && !repeated && !/s$/i.test(prefix.word)) {
      splices.push({ start: prefix.end, end: prefix.end, text: 's' });
    }
    written =
      prefix && !repeated ? numberedText(service) : servicesText([service]);
  }
  const text = document.tableAt(end) ? escapeCell(written) : written;
  splices.push({ start: end, end, text: `, ${text}` });
  return splices;
}

function numberedText({ number, name }: ServiceInput): string {
  return name === undefined ? `${number}` : `${number} (${name})`;
}

function unitOf(document: EditableDocument, { range }: Party): Span {
  return withMarks(document.text, {
    start: range.offset,
    end: range.endOffset,
  });
}

/** The word "Service" before a number. */
function prefixOf(
  document: EditableDocument,
  unit: Span,
): { word: string; end: number } | undefined {
  const before = document.text.slice(
    document.lineStart(unit.start),
    unit.start,
  );
  const match = /(services?)([\s#-]*)$/i.exec(before);
  if (!match) return undefined;
  return { word: match[1], end: unit.start - match[2].length };
}

function isInItems(field: RawField, { range }: Party): boolean {
  return field.items.some(
    item => item.startOffset <= range.offset && range.offset < item.endOffset,
  );
}

// "any service" says something that a list of names would take back.
function refuseWords(
  list: ReturnType<typeof readServiceList> | undefined,
  topic: Topic,
  role: Party['role'],
): void {
  const words = list?.note ?? list?.residue[0]?.words;
  if (words) {
    throw new InputError(
      `\`${topic.name}\` says "${words}" of its ${role}s; make a list of services of it first`,
    );
  }
}
