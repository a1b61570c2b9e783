import { ObservedTopic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Admin } from 'kafkajs';
import { chunk } from '../reading/batches';
import { ObservationDraft } from '../reading/ObservationDraft';
import { refusal } from '../reading/refusals';
import { ReadingFailure } from '../session/ReadingFailure';
import { AdminSession } from './AdminSession';
import { askByName } from './readTopicsByAdmin';

/** A client asks again for every topic that it has asked for before. */
const TOPICS_A_CLIENT = 50;
/** Clients at the same time: in one client, calls beside each other crash. */
const CLIENTS = 3;
const TRANSACTIONS_TOPIC = '__transaction_state';

/**
 * Reads begin and end of every partition. kafkajs asks as a consumer that
 * waits for transactions, so where one may be open its end is not the end:
 * then the question is refused.
 */
export async function readOffsetsByAdmin(
  draft: ObservationDraft,
  session: AdminSession,
): Promise<void> {
  const { coverage, config, topics, progress } = draft;
  coverage.refuse(
    'newest',
    refusal(
      config,
      'unsupported',
      'the newest records cannot be told: the public admin client of kafkajs does not ask for them.',
    ),
  );
  const transactions =
    topics.has(TRANSACTIONS_TOPIC) ||
    (await askByName(draft, session, TRANSACTIONS_TOPIC)) !== 'absent';
  if (transactions) {
    coverage.refuse(
      'offsets',
      refusal(
        config,
        'unsupported',
        'the ends of the topics cannot be told: the cluster has transactions, or hides whether it has any, and the public admin client of kafkajs does not see the records of an open one.',
      ),
    );
    return;
  }

  const asked = [...topics.values()].filter(
    ({ partitions }) => partitions.length > 0,
  );
  progress.expect('offsets', partitionCount(asked));
  const waiting = chunk(asked, TOPICS_A_CLIENT);
  const work = async () => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      await readBatch(draft, session, batch);
      progress.advance('offsets', partitionCount(batch));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  coverage.answered('offsets');
}

async function readBatch(
  draft: ObservationDraft,
  session: AdminSession,
  batch: ObservedTopic[],
): Promise<void> {
  let open = batch;
  while (open.length > 0) open = await readUntilRefused(draft, session, open);
}

/** One that failed leaves its client useless for the others: gives those that are left. */
async function readUntilRefused(
  { coverage }: ObservationDraft,
  session: AdminSession,
  topics: ObservedTopic[],
): Promise<ObservedTopic[]> {
  return session.withAdmin(async admin => {
    for (const [index, topic] of topics.entries()) {
      try {
        await readTopic(session, admin, topic);
      } catch (error) {
        if (!(error instanceof ReadingFailure)) throw error;
        if (session.signal.aborted) throw error;
        coverage.refuseSubject('offsets', topic.name, error);
        return topics.slice(index + 1);
      }
    }
    return [];
  });
}

async function readTopic(
  session: AdminSession,
  admin: Admin,
  topic: ObservedTopic,
): Promise<void> {
  const answers = await session.call(
    { question: 'offsets', subject: topic.name },
    () => admin.fetchTopicOffsets(topic.name),
  );
  const byPartition = new Map(
    answers.map(answer => [answer.partition, answer]),
  );
  for (const partition of topic.partitions) {
    const answer = byPartition.get(partition.partition);
    if (!answer) continue;
    partition.beginOffset = BigInt(answer.low);
    partition.endOffset = BigInt(answer.high);
  }
}

function partitionCount(topics: ObservedTopic[]): number {
  return topics.reduce((sum, { partitions }) => sum + partitions.length, 0);
}
