import {
  Observation,
  recordOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  expectedGroupsOf,
  expectedTopicsOf,
} from '../../plugins/topic-registry-node/src/rules';
import {
  observation,
  sampleOf,
} from '../../plugins/topic-registry-node/src/rules/testing';
import { BoundRegistry } from '../../plugins/topic-registry-node/src/rules';
import { Plan } from './plan';

/** A reading of a plan's cluster, with the records by name as a reader makes them. */
export function observationOf(
  { cluster }: Plan,
  registries: readonly BoundRegistry[],
  endedAt: string,
): Observation {
  const topics = new Map(cluster.topics.map(one => [one.name, one]));
  const groups = new Map(cluster.groups.map(one => [one.id, one]));
  const built = observation({
    endedAt,
    topics: [...topics.values()].map(({ name, config: [key, value] }) => ({
      name,
      configs: { [key]: value, 'retention.ms': '1000' },
      partitions: 2,
    })),
    groups: [...groups.values()].map(one => ({
      id: one.id,
      reads: one.reads,
      clientIds: one.clients,
      commits: Object.fromEntries(one.commits.map(name => [name, 3n])),
      opaque: one.opaque,
    })),
    coverage: cluster.refused.flatMap(({ subject, reason }) =>
      (['configs', 'offsets'] as const).map(question => ({
        question,
        subject,
        answered: false,
        code: 'denied' as const,
        reason,
      })),
    ),
  });
  const answer = (names: Iterable<string>, there: ReadonlySet<string>) =>
    recordOf(
      [...names].map(name => [
        name,
        there.has(name) ? ('present' as const) : ('absent' as const),
      ]),
    );
  return {
    ...built,
    brokers: [
      { nodeId: 1, host: cluster.host, port: 9092, rack: cluster.host },
    ],
    askedTopics: answer(
      registries.flatMap(expectedTopicsOf),
      new Set(topics.keys()),
    ),
    askedGroups: answer(
      registries.flatMap(expectedGroupsOf),
      new Set(groups.keys()),
    ),
    coverage: [...built.coverage, { question: 'samples', answered: true }],
    samples: {
      takenAt: endedAt,
      topics: recordOf(
        cluster.samples.map(({ topic, types, sources }) => [
          topic,
          sampleOf({
            sampledAt: endedAt,
            topicId: `id-${topic}`,
            envelopes: { 'cloudevents-structured': 40 },
            eventTypes: counted(types),
            sources: counted(sources),
            unreadBatches: counted(sources),
            missingFields: counted(types),
            missingTenant: counted(types),
          }),
        ]),
      ),
    },
  };
}

function counted(names: readonly string[]) {
  return [...new Set(names)].map((name, at) => ({ name, count: at + 1 }));
}
