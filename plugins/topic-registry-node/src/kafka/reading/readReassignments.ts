import { ErrorCode } from '../protocol/errorCodes';
import { listPartitionReassignments } from '../protocol/listPartitionReassignments';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { Reading } from './Reading';
import { refusal, refusalOfCode } from './refusals';

const BROKER_TIMEOUT_MS = 10_000;
/** A controller that answers at all does so soon. */
const PATIENCE_MS = 5_000;
const SHARE_OF_DEADLINE = 4;

/**
 * Reads which partitions are being moved, from the controller, or from a broker
 * that forwards to it. While there is no controller, a broker holds the question
 * back, and all that came after it on the same connection: it has one of its own.
 */
export async function readReassignments(reading: Reading): Promise<void> {
  const { config, coverage, nodes, controllerId, topics, progress } = reading;
  progress.expect('reassignments', 1);
  const controller = nodes.get(controllerId);
  const links = controller
    ? [controller, ...[...nodes.values()].filter(link => link !== controller)]
    : [...nodes.values()];
  let failure = refusal(
    config,
    'error',
    'which partitions are being moved cannot be told: no broker is known.',
  );
  for (const link of links) {
    try {
      const answer = await askSoon(reading, link);
      if (answer.errorCode !== ErrorCode.NONE) {
        throw refusalOfCode(
          config,
          'reassignments',
          undefined,
          answer.errorCode,
          answer.errorMessage,
        );
      }
      const moving = new Map(
        answer.topics.map(({ name, partitions }) => [name, partitions]),
      );
      for (const topic of topics.values()) {
        topic.reassigning = (moving.get(topic.name) ?? []).sort(
          (a, b) => a - b,
        );
      }
      coverage.answered('reassignments');
      progress.advance('reassignments', 1);
      return;
    } catch (error) {
      if (!(error instanceof ReadingFailure)) throw error;
      // one that waits for the controller tells more than one that is gone
      if (failure.code !== 'timeout') failure = error;
      if (error.code === 'denied' || error.code === 'unsupported') break;
    }
  }
  coverage.refuse('reassignments', failure);
  progress.advance('reassignments', 1);
}

async function askSoon(
  { config, session, deadlineMs }: Reading,
  link: BrokerLink,
) {
  const own = await session.beside(link, 'controller');
  const patienceMs = Math.min(PATIENCE_MS, deadlineMs / SHARE_OF_DEADLINE);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(
          refusal(
            config,
            'timeout',
            `broker ${own.address} did not say in time which partitions are being moved: it asks the controller, which does not answer. Check that the cluster has an active controller.`,
          ),
        ),
      patienceMs,
    );
  });
  try {
    return await Promise.race([
      own.send(listPartitionReassignments, { timeoutMs: BROKER_TIMEOUT_MS }),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
