import {
  EnvelopeKind,
  SampleHints,
  UndecodableReason,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { JsonFields } from './JsonFields';
import { eventTypeName, sourceName } from './names';
import { SampledRecord } from './recordBatches';

/** What one record shows. Of its content, only the names of an event type and of a source are left. */
export interface RecordFacts {
  envelope: EnvelopeKind;
  undecodable?: UndecodableReason;
  /** Absent where the envelope has none; null where it is not worded as a name. */
  eventType?: string | null;
  source?: string | null;
  /** Fields of the envelope that it lacks. */
  missing: string[];
  /** Tenant fields that it lacks. */
  missingTenant: string[];
  /** Absent where no field decides the partition. */
  key?: 'absent' | 'equal' | 'differs' | 'untold';
  bytes: number;
  timestamp: number;
}

/** Attributes that every CloudEvent has (CloudEvents 1.0, "Required attributes"). */
const REQUIRED = ['specversion', 'id', 'source', 'type'];
const SPEC_VERSION = '1.0';
const CE_PREFIX = 'ce_';
const STRUCTURED = /^application\/cloudevents\b/i;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/i;
/** Larger values are not parsed: they would hold up everybody else. */
const MOST_VALUE_BYTES = 1024 * 1024;
/** Magic byte and schema id of the wire format of schema registries. */
const FRAME_BYTES = 5;

/** Looks at one record, and keeps nothing of it but what it shows. Never throws. */
export function inspect(
  record: SampledRecord,
  hints: SampleHints,
): RecordFacts {
  const { key, value, timestamp } = record;
  const facts: RecordFacts = {
    envelope: 'none',
    missing: [],
    missingTenant: [],
    bytes: (key?.length ?? 0) + (value?.length ?? 0),
    timestamp,
  };
  const headers = new Map<string, string>();
  for (const header of record.headers) {
    facts.bytes += header.name.length + header.value.length;
    const name = header.name.toLowerCase();
    if (isOfInterest(name)) headers.set(name, header.value.toString('utf8'));
  }
  const contentType = headers.get('content-type') ?? '';
  if (headers.has('ce_specversion')) {
    return binary(facts, record, headers, contentType, hints);
  }
  if (value === undefined) return { ...facts, envelope: 'tombstone' };
  const content = parse(value);
  if ('problem' in content) {
    return { ...facts, envelope: 'undecodable', undecodable: content.problem };
  }
  const { fields } = content;
  if (STRUCTURED.test(contentType) || looksLikeCloudEvent(fields)) {
    return structured(facts, record, fields, hints);
  }
  return own(facts, record, fields, hints);
}

/** Of attributes that are no standard ones only the hints know which; their values are compared and let go. */
function isOfInterest(name: string): boolean {
  return name === 'content-type' || name.startsWith(CE_PREFIX);
}

function binary(
  facts: RecordFacts,
  record: SampledRecord,
  headers: ReadonlyMap<string, string>,
  contentType: string,
  hints: SampleHints,
): RecordFacts {
  const attributes = new JsonFields(
    Object.fromEntries(
      [...headers]
        .filter(([name]) => name.startsWith(CE_PREFIX))
        .map(([name, text]) => [name.slice(CE_PREFIX.length), text]),
    ),
  );
  const isJson = contentType === '' || JSON_TYPE.test(contentType);
  const parsed = record.value && isJson ? parse(record.value) : undefined;
  const data = parsed && 'fields' in parsed ? parsed.fields : undefined;
  const result: RecordFacts = {
    ...facts,
    envelope: 'cloudevents-binary',
    ...cloudEvent(attributes),
  };
  // data in another encoding may name the tenant where this cannot see it
  return about(result, record, hints, {
    places: [attributes, ...(data ? [data] : [])],
    subject: attributes.text('subject'),
    complete: data !== undefined || record.value === undefined,
  });
}

function structured(
  facts: RecordFacts,
  record: SampledRecord,
  event: JsonFields,
  hints: SampleHints,
): RecordFacts {
  const data = event.object('data');
  const result: RecordFacts = {
    ...facts,
    envelope: 'cloudevents-structured',
    ...cloudEvent(event),
  };
  return about(result, record, hints, {
    places: [event, ...(data ? [data] : [])],
    subject: event.text('subject'),
    complete: !event.has('data_base64'),
  });
}

function cloudEvent(
  attributes: JsonFields,
): Pick<RecordFacts, 'eventType' | 'source' | 'missing'> {
  return {
    eventType: eventTypeName(attributes.text('type')),
    source: sourceName(attributes.text('source')),
    missing: REQUIRED.filter(name =>
      name === 'specversion'
        ? attributes.text(name) !== SPEC_VERSION
        : !attributes.text(name),
    ),
  };
}

function own(
  facts: RecordFacts,
  record: SampledRecord,
  fields: JsonFields,
  hints: SampleHints,
): RecordFacts {
  const { envelope } = hints;
  const missing = envelope?.fields.filter(name => !fields.has(name)) ?? [];
  // what has less than half of its fields is another thing, not a poor one
  if (!envelope || missing.length * 2 > envelope.fields.length) return facts;
  const { typeField, sourceField } = envelope;
  const result: RecordFacts = {
    ...facts,
    envelope: 'own',
    missing,
    eventType: typeField ? eventTypeName(fields.text(typeField)) : undefined,
    source: sourceField ? sourceName(fields.text(sourceField)) : undefined,
  };
  return about(result, record, hints, {
    places: [fields, ...fields.objects()],
    complete: true,
  });
}

function about(
  facts: RecordFacts,
  record: SampledRecord,
  { tenantFields, keyField, subjectField }: SampleHints,
  content: { places: JsonFields[]; subject?: string; complete: boolean },
): RecordFacts {
  const valuesOf = (name: string): string[] => {
    const values = content.places.map(place => place.text(name));
    if (subjectField && JsonFields.sameName(name, subjectField)) {
      values.push(content.subject);
    }
    return values.filter(value => value !== undefined);
  };
  const missingTenant = content.complete
    ? tenantFields.filter(name => valuesOf(name).length === 0)
    : [];
  if (keyField === undefined) return { ...facts, missingTenant };
  const partitionKey = content.places[0].text('partitionkey');
  const candidates = [
    ...valuesOf(keyField),
    ...(partitionKey === undefined ? [] : [partitionKey]),
  ];
  return {
    ...facts,
    missingTenant,
    key: compareKey(record.key, candidates),
  };
}

function compareKey(
  key: Buffer | undefined,
  candidates: string[],
): RecordFacts['key'] {
  if (key === undefined || key.length === 0) return 'absent';
  if (candidates.length === 0) return 'untold';
  // a serializer of JSON puts a text in quotes
  return candidates.some(
    value =>
      key.equals(Buffer.from(value)) ||
      key.equals(Buffer.from(JSON.stringify(value))),
  )
    ? 'equal'
    : 'differs';
}

function looksLikeCloudEvent(fields: JsonFields): boolean {
  return (
    fields.text('specversion') !== undefined &&
    fields.has('type') &&
    fields.has('source')
  );
}

function parse(
  value: Buffer,
): { fields: JsonFields } | { problem: UndecodableReason } {
  if (value.length > MOST_VALUE_BYTES) return { problem: 'too-large' };
  try {
    const json: unknown = JSON.parse(value.toString('utf8'));
    return { fields: JsonFields.of(json) };
  } catch {
    return {
      problem:
        value.length > FRAME_BYTES && value[0] === 0
          ? 'schema-framed'
          : 'not-json',
    };
  }
}
