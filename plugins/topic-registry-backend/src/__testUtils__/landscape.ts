import {
  Observation,
  ObservedGroup,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  parseDocument,
  RegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { ClusterState } from '../services/ObservationsService';
import { RegistryState } from '../services/RegistriesService';
import { readingOf } from '../observations/readingOf';
import { documentText } from './document';

/** A registry in force, read from a real document. */
export function registryState(
  over: Partial<RegistryConfig> = {},
  text: string = documentText(),
): RegistryState {
  const config: RegistryConfig = {
    id: 'shop',
    target: 'shop.md',
    clusters: ['main'],
    owner: 'group:default/shop-team',
    namespace: 'default',
    timezone: 'UTC',
    services: {},
    serviceAliases: {},
    owners: [],
    ...over,
  };
  const parsed = parseDocument(text, { id: config.id, file: config.target });
  const { timezone, serviceAliases } = config;
  return {
    config,
    parsed,
    bound: { registry: parsed.registry, timezone, serviceAliases },
  };
}

/** A topic of one replica with so many records in each partition. */
export function seenTopic(name: string, ends: bigint[]): ObservedTopic {
  return {
    name,
    topicId: `id-of-${name}`,
    internal: false,
    partitions: ends.map((endOffset, partition) => ({
      partition,
      leader: 1,
      replicas: [1],
      isr: [1],
      offlineReplicas: [],
      beginOffset: 0n,
      endOffset,
    })),
    configs: {
      'retention.ms': { value: '604800000', source: 'default' },
      'compression.type': { value: 'producer', source: 'default' },
      'cleanup.policy': { value: 'delete', source: 'default' },
    },
  };
}

/** A classic group without members, by topic and commits on partition 0. */
export function seenGroup(
  groupId: string,
  commits: Record<string, bigint>,
): ObservedGroup {
  return {
    groupId,
    type: 'classic',
    state: 'Empty',
    protocolType: 'consumer',
    members: [],
    commits: Object.fromEntries(
      Object.entries(commits).map(([topic, offset]) => [topic, { 0: offset }]),
    ),
  };
}

/** A reading at a minute past ten that answered everything. */
export function observationAt(
  minute: number,
  over: Partial<Observation> = {},
): Observation {
  const time = `2026-11-01T10:0${minute}:00.000Z`;
  return {
    cluster: 'main',
    startedAt: time,
    endedAt: time,
    brokers: [],
    topics: [],
    groups: [],
    askedTopics: {},
    askedGroups: {},
    coverage: [
      'topics',
      'configs',
      'offsets',
      'newest',
      'groups',
      'members',
      'commits',
      'reassignments',
    ].map(
      question => ({ question, answered: true } as Observation['coverage'][0]),
    ),
    ...over,
  };
}

/** A cluster with its last readings, the newest first. */
export function clusterState(
  latest?: Observation,
  previous?: Observation,
): ClusterState {
  return {
    config: {
      id: 'main',
      environment: 'production',
      brokers: ['broker:9092'],
      intervalMs: 300_000,
      deadlineMs: 60_000,
    },
    lastReading: latest && readingOf(latest),
    latest,
    previous,
  };
}
