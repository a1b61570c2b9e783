import {
  Observation,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Landscape } from '../landscape/Landscape';
import { leftAloneOn } from './leftAlone';

const config: ClusterConfig = {
  id: 'prod-eu',
  environment: 'production',
  brokers: ['broker:9092'],
  intervalMs: 1,
  deadlineMs: 1,
};

const topic = (name: string, over: Partial<ObservedTopic> = {}) => ({
  name,
  internal: false,
  partitions: [],
  ...over,
});

const latest: Observation = {
  cluster: 'prod-eu',
  startedAt: '2025-11-20T12:00:00Z',
  endedAt: '2025-11-20T12:00:00Z',
  brokers: [],
  askedTopics: {},
  askedGroups: {},
  coverage: [],
  topics: [
    topic('__consumer_offsets', { internal: true }),
    topic('_schemas'),
    topic('ops-probe', { ignoredBy: 'ops-*' }),
    topic('order_events'),
  ],
  groups: [
    {
      groupId: 'ops-burrow',
      type: 'classic',
      state: 'Stable',
      protocolType: 'consumer',
      ignoredBy: 'ops-*',
    },
  ],
};

const landscape = (name: string, cluster: string) =>
  ({ topics: [{ name, clusters: [cluster] }] } as unknown as Landscape);

describe('leftAloneOn', () => {
  it('lists topics and groups of platforms, each with its owner', () => {
    expect(
      leftAloneOn({ config, latest }, landscape('order_events', 'prod-eu')),
    ).toEqual([
      { kind: 'group', name: 'ops-burrow', owner: 'by app-config (`ops-*`)' },
      {
        kind: 'topic',
        name: '__consumer_offsets',
        owner: 'Kafka and its platform',
      },
      { kind: 'topic', name: '_schemas', owner: 'Schema Registry' },
      { kind: 'topic', name: 'ops-probe', owner: 'by app-config (`ops-*`)' },
    ]);
  });

  it('does not list what a registry of the cluster declares', () => {
    const namesOn = (cluster: string) =>
      leftAloneOn({ config, latest }, landscape('_schemas', cluster)).map(
        ({ name }) => name,
      );
    expect(namesOn('prod-eu')).not.toContain('_schemas');
    expect(namesOn('elsewhere')).toContain('_schemas');
  });

  it('is empty before the first reading', () => {
    expect(
      leftAloneOn({ config, latest: undefined }, landscape('x', 'prod-eu')),
    ).toEqual([]);
  });
});
