import { ObservationDraft } from '../reading/ObservationDraft';
import { AdminSession } from './AdminSession';

const BROKER_TIMEOUT_MS = 10_000;

/** What kafkajs 2.2.4 gives. */
interface MovedTopic {
  name: string;
  partitions: { partition: number }[];
}

/** Reads which partitions are being moved. */
export async function readReassignmentsByAdmin(
  { topics, coverage, progress }: ObservationDraft,
  session: AdminSession,
): Promise<void> {
  progress.expect('reassignments', 1);
  const answer = await session.withAdmin(admin =>
    session.call({ question: 'reassignments' }, () =>
      admin.listPartitionReassignments({ timeout: BROKER_TIMEOUT_MS }),
    ),
  );
  // not what its types say
  const moved = answer.topics as unknown as MovedTopic[];
  const moving = new Map(
    moved.map(({ name, partitions }) => [
      name,
      partitions.map(({ partition }) => partition),
    ]),
  );
  for (const topic of topics.values()) {
    topic.reassigning = (moving.get(topic.name) ?? []).sort((a, b) => a - b);
  }
  progress.advance('reassignments', 1);
  coverage.answered('reassignments');
}
