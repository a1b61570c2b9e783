import { ErrorCode } from '../protocol/errorCodes';
import { listPartitionReassignments } from '../protocol/listPartitionReassignments';
import { ReadingFailure } from '../session/ReadingFailure';
import { Reading } from './Reading';
import { refusal, refusalOfCode } from './refusals';

const BROKER_TIMEOUT_MS = 10_000;

/** Reads which partitions are being moved, from the controller, or from a broker that forwards to it. */
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
      const answer = await link.send(listPartitionReassignments, {
        timeoutMs: BROKER_TIMEOUT_MS,
      });
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
      failure = error;
      if (error.code === 'denied' || error.code === 'unsupported') break;
    }
  }
  coverage.refuse('reassignments', failure);
  progress.advance('reassignments', 1);
}
