import fc from 'fast-check';
import { hostileName, legalTopicName } from './names';

/** What is said of one topic, in names that anybody may have chosen. */
export interface PlannedTopic {
  name: string;
  lifecycle: 'active' | 'deprecated' | 'proposed';
  producers: string[];
  consumers: string[];
  groups: string[];
  events: string[];
  category?: string;
  /** Of every field of the model that takes words. */
  words: string;
  environment?: string;
  replacement?: string;
  owner?: string;
}

/** What is on a cluster. */
export interface PlannedCluster {
  topics: { name: string; config: [key: string, value: string] }[];
  groups: {
    id: string;
    clients: string[];
    reads: string[];
    commits: string[];
    /** Its members and commits are not told. */
    opaque: boolean;
  }[];
  /** Event types and sources that records of a topic name. */
  samples: { topic: string; types: string[]; sources: string[] }[];
  /** What is refused, of whom, and the words of the refusal. */
  refused: { subject: string; reason: string }[];
  host: string;
}

/** Registries and a cluster that speak of each other, since few names are shared by all of them. */
export interface Plan {
  title: string;
  registries: PlannedTopic[][];
  template: string;
  cluster: PlannedCluster;
}

const index = fc.nat(63);
const some = (most: number) => fc.array(index, { maxLength: most });

const topicShape = fc.record({
  name: index,
  lifecycle: fc.constantFrom('active', 'deprecated', 'proposed'),
  producers: some(2),
  consumers: some(3),
  groups: some(2),
  events: some(3),
  words: index,
  category: fc.option(index, { nil: undefined }),
  environment: fc.option(index, { nil: undefined, freq: 4 }),
  replacement: fc.option(index, { nil: undefined }),
  owner: fc.option(index, { nil: undefined }),
});

const clusterShape = fc.record({
  topics: fc.array(fc.tuple(index, index, index), { maxLength: 5 }),
  groups: fc.array(
    fc.record({
      id: index,
      clients: some(2),
      reads: some(2),
      commits: some(2),
      opaque: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  samples: fc.array(
    fc.record({ topic: index, types: some(3), sources: some(3) }),
    { maxLength: 3 },
  ),
  refused: fc.array(fc.tuple(index, index), { maxLength: 2 }),
  host: index,
});

/** Plans over a pool of hostile names, and of topic names that Kafka allows. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    names: fc.array(hostileName, { minLength: 3, maxLength: 10 }),
    topics: fc.array(legalTopicName, { minLength: 2, maxLength: 6 }),
    title: index,
    template: index,
    registries: fc.array(fc.array(topicShape, { maxLength: 5 }), {
      minLength: 1,
      maxLength: 2,
    }),
    cluster: clusterShape,
  })
  .map(shape => {
    const any = (at: number) => shape.names[at % shape.names.length];
    const topic = (at: number) => shape.topics[at % shape.topics.length];
    // Documents may state names that Kafka refuses; clusters have none of them.
    const stated = (at: number) => (at % 3 === 0 ? any(at) : topic(at));
    const maybe = (at: number | undefined) =>
      at === undefined ? undefined : any(at);
    const { cluster } = shape;
    return {
      title: any(shape.title),
      template: any(shape.template),
      registries: shape.registries.map(topics =>
        topics.map(one => ({
          name: stated(one.name),
          lifecycle: one.lifecycle as PlannedTopic['lifecycle'],
          producers: one.producers.map(any),
          consumers: one.consumers.map(any),
          groups: one.groups.map(any),
          events: one.events.map(any),
          words: any(one.words),
          category: maybe(one.category),
          environment: maybe(one.environment),
          owner: maybe(one.owner),
          replacement:
            one.replacement === undefined ? undefined : stated(one.replacement),
        })),
      ),
      cluster: {
        topics: cluster.topics.map(([name, key, value]) => ({
          name: topic(name),
          config: [any(key), any(value)] as [string, string],
        })),
        groups: cluster.groups.map(group => ({
          id: any(group.id),
          clients: group.clients.map(any),
          reads: group.reads.map(topic),
          commits: group.commits.map(topic),
          opaque: group.opaque,
        })),
        samples: cluster.samples.map(one => ({
          topic: topic(one.topic),
          types: one.types.map(any),
          sources: one.sources.map(any),
        })),
        refused: cluster.refused.map(([subject, reason]) => ({
          subject: topic(subject),
          reason: any(reason),
        })),
        host: any(cluster.host),
      },
    };
  });
