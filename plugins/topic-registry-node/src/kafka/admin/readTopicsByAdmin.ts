import {
  ObservedTopic,
  Presence,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Admin, ITopicMetadata } from 'kafkajs';
import { ErrorCode } from '../protocol/errorCodes';
import { askInBatches } from '../reading/batches';
import { ObservationDraft } from '../reading/ObservationDraft';
import { refusal } from '../reading/refusals';
import { NO_TOPIC, refuseUnlisted } from '../reading/unlistedTopics';
import { ReadingFailure } from '../session/ReadingFailure';
import { AdminFailure, AdminSession } from './AdminSession';

const BATCH = 1_000;
/** Brokers learn of a new topic one after the other, mostly within this time. */
const SECOND_ASK_MS = 250;
/** Kafka's own, by `org.apache.kafka.common.internals.Topic`. */
const INTERNAL: ReadonlySet<string> = new Set([
  '__consumer_offsets',
  '__transaction_state',
  '__share_group_state',
]);

/**
 * Reads brokers and topics, then asks by name for the expected topics that the
 * listing lacks. A topic without a leader fails the listing: kafkajs takes it
 * for an error of the request.
 *
 * @throws ReadingFailure when there is no listing.
 */
export async function readTopicsByAdmin(
  draft: ObservationDraft,
  session: AdminSession,
): Promise<void> {
  const { coverage, progress } = draft;
  progress.expect('topics', 1);
  await session.withAdmin(async admin => {
    const { brokers, clusterId } = await session.call(
      { question: 'topics' },
      () => admin.describeCluster(),
    );
    draft.brokers = brokers;
    draft.kafkaClusterId = clusterId;
    const names = await session.call({ question: 'topics' }, () =>
      admin.listTopics(),
    );
    await readPartitions(draft, session, admin, names);
  });
  for (const name of draft.askedTopics.keys()) {
    draft.askedTopics.set(name, await presenceOf(draft, session, name));
  }
  refuseUnlisted(draft, await askByName(draft, session, NO_TOPIC));
  progress.advance('topics', 1);
  coverage.answered('topics');
}

async function readPartitions(
  draft: ObservationDraft,
  session: AdminSession,
  admin: Admin,
  names: string[],
): Promise<void> {
  await askInBatches(
    names,
    { size: BATCH, concurrency: 1 },
    async batch => {
      const { topics } = await session.call({ question: 'topics' }, () =>
        admin.fetchTopicMetadata({ topics: batch }),
      );
      for (const topic of topics) draft.topics.set(topic.name, toTopic(topic));
    },
    (batch, failure) => {
      if (session.signal.aborted) throw failure;
      for (const name of batch) {
        // listed, so it is there
        draft.topics.set(name, toTopic({ name, partitions: [] }));
        draft.coverage.refuseSubject('topics', name, failure);
      }
    },
  );
}

function toTopic({ name, partitions }: ITopicMetadata): ObservedTopic {
  return {
    name,
    internal: INTERNAL.has(name),
    partitions: partitions
      .map(({ partitionId, leader, replicas, isr, offlineReplicas }) => ({
        partition: partitionId,
        leader,
        replicas,
        isr,
        offlineReplicas: offlineReplicas ?? [],
      }))
      .sort((a, b) => a.partition - b.partition),
  };
}

/** Absent is said only of what is unknown to the cluster twice. */
async function presenceOf(
  draft: ObservationDraft,
  session: AdminSession,
  name: string,
): Promise<Presence> {
  if (draft.topics.has(name)) return 'present';
  const first = await askByName(draft, session, name);
  if (first !== 'absent') return first;
  if (!(await session.pause(SECOND_ASK_MS))) return 'unknown';
  return askByName(draft, session, name);
}

/** Whether a topic is there, asked by a client that does not remember it. */
export async function askByName(
  draft: ObservationDraft,
  session: AdminSession,
  name: string,
): Promise<Presence> {
  if (name === '') return 'unknown';
  try {
    const [topic] = await session.withAdmin(async admin => {
      const { topics } = await session.call(
        { question: 'topics', subject: name },
        () => admin.fetchTopicMetadata({ topics: [name] }),
      );
      return topics;
    });
    if (topic) {
      draft.topics.set(name, toTopic(topic));
      return 'present';
    }
    if (draft.askedTopics.has(name)) {
      draft.coverage.refuseSubject('topics', name, untold(draft, name));
    }
    return 'unknown';
  } catch (error) {
    if (!(error instanceof ReadingFailure) || session.signal.aborted) {
      throw error;
    }
    const { errorCode } = error as Partial<AdminFailure>;
    if (errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION) return 'absent';
    if (draft.askedTopics.has(name)) {
      draft.coverage.refuseSubject('topics', name, error);
    }
    return 'unknown';
  }
}

function untold({ config }: ObservationDraft, name: string): ReadingFailure {
  return refusal(
    config,
    'error',
    `whether topic "${name}" exists cannot be told: no broker answered.`,
  );
}
