import { describeQuorum } from '../protocol/describeQuorum';
import { ErrorCode } from '../protocol/errorCodes';
import { ReadingFailure } from '../session/ReadingFailure';
import { Reading } from './Reading';

/** The clock is told at once or not at all. */
const PATIENCE_MS = 1_000;

/**
 * Compares the cluster's clock with ours: the leader of the metadata quorum
 * answers DescribeQuorum with its own present time (KIP-836). Between sending and
 * receiving it is taken to be in the middle. A cluster that does not tell stays
 * without: nothing else depends on it. To be asked last: a broker hands the
 * question on to the controller, and answers nothing else on that connection
 * before the controller has.
 */
export async function readClock(reading: Reading): Promise<void> {
  await Promise.race([askClock(reading), reading.session.pause(PATIENCE_MS)]);
}

async function askClock(reading: Reading): Promise<void> {
  for (const link of reading.nodes.values()) {
    try {
      // connecting must not count for the time that the question takes
      if ((await link.versionOf(describeQuorum)) === undefined) return;
      const sent = Date.now();
      const { errorCode, leaderId, voters } = await link.send(
        describeQuorum,
        {},
      );
      const received = Date.now();
      const leader = voters.find(({ id }) => id === leaderId);
      const told = leader?.lastCaughtUpTimestamp ?? -1;
      if (errorCode !== ErrorCode.NONE || told < 0) return;
      reading.clock = {
        // adding 0 leaves no negative zero behind
        aheadMs: Math.round(told - (sent + received) / 2) + 0,
        withinMs: Math.ceil((received - sent) / 2),
      };
      return;
    } catch (error) {
      // the next broker may be in better health
      if (!(error instanceof ReadingFailure)) throw error;
    }
  }
}
