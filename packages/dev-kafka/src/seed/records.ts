import { randomUUID } from 'node:crypto';
import { Message } from 'kafkajs';
import { TrafficFault } from './deliberate';
import { PlannedTopic } from './plan';

// Enough for keyed records to reach most partitions.
const TENANTS = Array.from(
  { length: 16 },
  (_, n) => `3d0c7c1e-5a0b-4e0f-9f5c-6a1f2a7b9c${String(n + 10)}`,
);
const ORGANIZATION = 'f1e2d3c4-b5a6-4789-8abc-def012345604';

/** Every fourth turn, and so always the same tenants and partitions: each look at them shows the fault. */
const FAULTY_TURNS = 4;

/** One record of a topic, in the envelope of its registry; `turn` goes through tenants, event types and forms. */
export function recordOf(topic: PlannedTopic, turn: number, at: Date): Message {
  return topic.envelope === 'cloudevents'
    ? cloudEvent(topic, turn, at)
    : platformEvent(topic, turn, at);
}

function faultOf({ fault }: PlannedTopic, turn: number): TrafficFault {
  return (turn % FAULTY_TURNS === 1 && fault) || {};
}

function platformEvent(topic: PlannedTopic, turn: number, at: Date): Message {
  const tenant = TENANTS[turn % TENANTS.length];
  const fault = faultOf(topic, turn);
  const event: Record<string, unknown> = {
    event_id: randomUUID(),
    event_type: fault.event ?? topic.events[turn % topic.events.length],
    timestamp: at.toISOString(),
    tenant_id: tenant,
    organization_id: ORGANIZATION,
    source_service: fault.source ?? topic.source,
    version: '1.0.0',
    payload: { reference: randomUUID(), sequence: turn },
    metadata: {
      correlation_id: randomUUID(),
      causation_id: randomUUID(),
      idempotency_key: randomUUID(),
    },
  };
  if (fault.omit) delete event[fault.omit];
  return {
    key: tenant,
    value: JSON.stringify(event),
    timestamp: String(at.getTime()),
  };
}

// CloudEvents 1.0, Kafka protocol binding: attributes in `ce_` headers (binary
// mode) or the whole event in the value (structured mode), the key from the
// partition key. Both modes occur.
function cloudEvent(topic: PlannedTopic, turn: number, at: Date): Message {
  const tenant = TENANTS[turn % TENANTS.length];
  const type = topic.events[turn % topic.events.length];
  const [, service, entity] = topic.name.split('.');
  const attributes = {
    specversion: '1.0',
    type,
    source: `/${service}-svc/${entity}s`,
    id: `evt-${randomUUID()}`,
    time: at.toISOString(),
    subject: tenant,
  };
  const data = { tenantId: tenant, reference: randomUUID(), sequence: turn };
  const timestamp = String(at.getTime());
  const key =
    faultOf(topic, turn).keyed === 'by-reference' ? data.reference : tenant;
  if (turn % 2) {
    return {
      key,
      headers: { 'content-type': 'application/cloudevents+json' },
      value: JSON.stringify({
        ...attributes,
        datacontenttype: 'application/json',
        data,
      }),
      timestamp,
    };
  }
  const headers: Record<string, string> = {
    'content-type': 'application/json',
  };
  for (const [name, value] of Object.entries(attributes))
    headers[`ce_${name}`] = value;
  return { key, headers, value: JSON.stringify(data), timestamp };
}
