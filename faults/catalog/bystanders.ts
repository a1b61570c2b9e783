import { joinWorkers } from '@topic-registry/dev-kafka';
import { recordOf, topicOf, groupOf } from '../lib/conforming';
import { document } from '../lib/document';
import { FaultCluster } from '../lib/FaultCluster';
import { Fault, Restore } from '../lib/types';

const INVOICES = groupOf(document, 'invoice_events');
const ABSENT = 'consumer/absent invoice_events service-1';
const QUERY = '_confluent-ksql-default_query_CTAS_TOTALS_7';
/** A topic of the platform itself, which no rule looks at. */
const JOBS = '__jobs';

/** The consumer of the invoices is absent, while something else goes on. */
function absentBeside(
  meanwhile: (cluster: FaultCluster) => Promise<Restore>,
): Fault['inject'] {
  return async cluster => {
    const restore = await meanwhile(cluster);
    await cluster.deleteGroups(INVOICES);
    return async () => {
      await cluster.commit(INVOICES, 'invoice_events');
      await restore();
    };
  };
}

async function createJobs(cluster: FaultCluster): Promise<Restore> {
  await cluster.createTopics([
    { topic: JOBS, numPartitions: 1, replicationFactor: 1 },
  ]);
  return () => cluster.deleteTopics(JOBS);
}

function workers(groupId: string, protocolType: string, assignment: string) {
  return absentBeside(async cluster => {
    const group = await joinWorkers(cluster.client(), {
      groupId,
      protocolType,
      assignment: Buffer.from(assignment),
    });
    return async () => {
      await group.leave();
      await cluster.deleteGroups(groupId);
    };
  });
}

function topics(...names: string[]): Fault['inject'] {
  return async cluster => {
    await cluster.createTopics(
      names.map(topic => ({ topic, numPartitions: 1, replicationFactor: 1 })),
    );
    return () => cluster.deleteTopics(...names);
  };
}

const OF_PLATFORMS = [
  'till-KTABLE-FK-JOIN-SUBSCRIPTION-REGISTRATION-0000000006-topic',
  'till-KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-0000000014-topic',
  'connect-cluster-configs',
  'mirrormaker2-cluster-offsets',
];

/** What stands beside the groups and topics of users, and must hide none of them. */
export const bystanderFaults: Fault[] = [
  {
    name: 'a consumer is absent, beside a member that is left over',
    expected: [ABSENT],
    inject: absentBeside(async cluster => {
      const restore = await createJobs(cluster);
      const members = [
        await cluster.join('till-jobs', JOBS),
        await cluster.join('till-jobs', JOBS),
      ];
      return async () => {
        await Promise.all(members.map(one => one.disconnect()));
        await cluster.deleteGroups('till-jobs');
        await restore();
      };
    }),
    shown: ({ groups }) =>
      groups.some(
        ({ groupId, members }) =>
          groupId === 'till-jobs' && members?.length === 2,
      ),
  },
  {
    name: 'a consumer is absent, beside workers of Kafka Connect',
    expected: [ABSENT],
    inject: workers('till-connect', 'connect', '\0\x01\0\0'),
  },
  {
    name: 'a consumer is absent, beside a Schema Registry',
    expected: [ABSENT],
    inject: workers('schema-registry', 'sr', '{"version":1,"error":0}'),
  },
  {
    name: 'a consumer is absent whose group has turned to another topic',
    expected: [ABSENT],
    async inject(cluster) {
      const restore = await createJobs(cluster);
      const member = await cluster.join(INVOICES, JOBS);
      return async () => {
        await member.disconnect();
        await restore();
        await cluster.commit(INVOICES, 'invoice_events');
      };
    },
  },
  {
    name: 'a deprecated topic is read by a query of ksqlDB',
    expected: [`deprecated/consumed legacy_events ${QUERY}`],
    async inject(cluster) {
      const consumer = await cluster.join(QUERY, 'legacy_events');
      // nobody has watched since before it read
      cluster.judge.forget();
      return async () => {
        await consumer.disconnect();
        await cluster.deleteGroups(QUERY);
      };
    },
  },
  {
    name: 'a deprecated topic was made anew, and an offset of before lies beyond its end',
    expected: ['deprecated/produced legacy_events'],
    open: ['deprecated/consumed legacy_events leftover'],
    async inject(cluster) {
      await cluster.produce(
        'legacy_events',
        [1, 2, 3].map(turn => ({
          ...recordOf('legacy_events', turn),
          partition: 0,
        })),
      );
      await cluster.commitAt('leftover', 'legacy_events', [500n]);
      cluster.judge.forget();
      return async () => {
        await cluster.deleteGroups('leftover');
        await cluster.deleteTopics('legacy_events');
        await cluster.createTopics([topicOf('legacy_events')]);
        cluster.judge.forget();
      };
    },
  },
  {
    name: 'topics that are called as platforms call theirs stand in no registry',
    expected: [
      'drift/topic-unregistered engine-heartbeats',
      'drift/topic-unregistered crew.heartbeats',
      'drift/topic-unregistered berth-changelog',
    ],
    inject: topics('engine-heartbeats', 'crew.heartbeats', 'berth-changelog'),
  },
  {
    name: 'no fault: topics that Kafka Streams, Connect and MirrorMaker keep',
    expected: [],
    inject: topics(...OF_PLATFORMS),
    shown: ({ topics: seen }) =>
      OF_PLATFORMS.every(topic => seen.some(({ name }) => name === topic)),
  },
  {
    name: 'no fault: the member of a declared consumer of the new protocol has stopped',
    expected: [],
    async inject(cluster) {
      await cluster.deleteGroups(INVOICES);
      const member = await cluster.joinByConsole(
        INVOICES,
        'invoice_events',
        'consumer',
      );
      await cluster.sees(({ groups }) =>
        groups.some(
          ({ groupId, commits }) =>
            groupId === INVOICES && commits?.invoice_events,
        ),
      );
      await member.stop();
      return async () => {
        await cluster.deleteGroupWhenEmpty(INVOICES);
        await cluster.commit(INVOICES, 'invoice_events');
      };
    },
    shown: ({ groups }) =>
      groups.some(
        ({ groupId, type, state }) =>
          groupId === INVOICES && type === 'consumer' && state === 'Empty',
      ),
  },
  {
    name: 'no fault: the member of a declared consumer has stopped before it committed',
    expected: [],
    open: [ABSENT],
    async inject(cluster) {
      await cluster.deleteGroups(INVOICES);
      const member = await cluster.joinByConsole(
        INVOICES,
        'invoice_events',
        'consumer',
        { commits: false },
      );
      await member.stop();
      return async () => {
        await cluster.deleteGroupWhenEmpty(INVOICES);
        await cluster.commit(INVOICES, 'invoice_events');
      };
    },
  },
];
