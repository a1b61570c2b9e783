import {
  ParsedDocument,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { expectedGroupNames } from '@topic-registry/backstage-plugin-topic-registry-node';
import { ITopicConfig, Message } from 'kafkajs';
import { FaultCluster } from './FaultCluster';

const PARTITIONS = 3;
const RECORDS = 24;

/** A record as the registry has it; `more` makes it another one. */
export function recordOf(
  topic: string,
  turn: number,
  more: { value?: object; key?: string | null } = {},
): Message {
  const tenant = `tenant-${turn % 8}`;
  return {
    key: more.key === undefined ? tenant : more.key,
    value: JSON.stringify({
      event_id: `${topic}-${turn}`,
      event_type: EVENTS[topic]?.type ?? 'order_placed',
      timestamp: new Date().toISOString(),
      tenant_id: tenant,
      source_service: EVENTS[topic]?.source ?? 'Order Desk',
      payload: {},
      ...more.value,
    }),
  };
}

/** Some records of a topic, of several tenants. */
export function recordsOf(topic: string): Message[] {
  return Array.from({ length: RECORDS }, (_, turn) => recordOf(topic, turn));
}

const EVENTS: Record<string, { type: string; source: string }> = {
  order_events: { type: 'order_placed', source: 'Order Desk' },
  invoice_events: { type: 'invoice_sent', source: 'billing' },
  payment_events: { type: 'payment_received', source: 'Billing' },
  audit_events: { type: 'report_read', source: 'analytics-service' },
  stock_events: { type: 'stock_counted', source: 'Warehouse' },
  profile_events: { type: 'profile_changed', source: 'service-5' },
  ship_events: { type: 'parcel_sent', source: 'Warehouse' },
  review_events: { type: 'review_written', source: 'customer-desk' },
};

/** The topics of the registry as it wants them: those that are active, and one of the deprecated. */
export function topicOf(name: string, replicas = 3): ITopicConfig {
  const configs: Record<string, Record<string, string>> = {
    audit_events: { 'retention.ms': '2592000000' },
    profile_events: { 'cleanup.policy': 'compact' },
  };
  return {
    topic: name,
    numPartitions: name === 'stock_events' ? 6 : PARTITIONS,
    replicationFactor: replicas,
    configEntries: Object.entries({
      'compression.type': 'gzip',
      ...configs[name],
    }).map(([key, value]) => ({ name: key, value })),
  };
}

/** The settings of a topic, to set them back. */
export function configsOf(name: string): Record<string, string> {
  return Object.fromEntries(
    (topicOf(name).configEntries ?? []).map(entry => [entry.name, entry.value]),
  );
}

/** The group of a topic's only or first consumer. */
export function groupOf(document: ParsedDocument, name: string): string {
  const topic = declared(document, name);
  return groupsOf(document, topic)[0];
}

/** Makes a cluster that is as the registry says. */
export async function makeConforming(
  cluster: FaultCluster,
  document: ParsedDocument,
  replicas: number,
): Promise<void> {
  const active = document.registry.topics.filter(
    ({ lifecycle }) => lifecycle === 'active',
  );
  await cluster.createTopics([
    ...active.map(({ name }) => topicOf(name, replicas)),
    topicOf('legacy_events', replicas),
  ]);
  for (const topic of active) await fill(cluster, document, topic.name);
}

/** Records in a topic, and commits of the groups that read it. */
export async function fill(
  cluster: FaultCluster,
  document: ParsedDocument,
  name: string,
): Promise<void> {
  await cluster.produce(name, recordsOf(name));
  for (const group of groupsOf(document, declared(document, name))) {
    await cluster.commit(group, name);
  }
}

function declared({ registry }: ParsedDocument, name: string): Topic {
  const topic = registry.topics.find(one => one.name === name);
  if (!topic) throw new Error(`The registry of the faults has no ${name}`);
  return topic;
}

function groupsOf({ registry }: ParsedDocument, topic: Topic): string[] {
  const bound = { registry, timezone: 'UTC', serviceAliases: {} };
  return topic.parties
    .filter(({ role }) => role === 'consumer')
    .map(({ ref }) => expectedGroupNames(bound, topic, ref)[0]);
}
