import { describeCluster } from '../protocol/describeCluster';
import { ErrorCode } from '../protocol/errorCodes';
import { metadata } from '../protocol/metadata';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { Reading } from './Reading';

/** Kafka's AclOperation.DESCRIBE, a bit of the authorized operations (KIP-430). */
const DESCRIBE_BIT = 8;
/** What stands for "not given". */
const NOT_GIVEN = -2147483648;

/** The last version of Metadata that tells the operations on the cluster (KIP-430, KIP-700). */
const METADATA_WITH_OPERATIONS = { ...metadata, minVersion: 8, maxVersion: 10 };

/**
 * Whether the role may describe the cluster; `undefined` when no broker tells.
 * Without that right ListGroups leaves out, without an error, what the role
 * may not describe.
 */
export async function mayDescribeCluster(
  reading: Reading,
): Promise<boolean | undefined> {
  for (const link of reading.nodes.values()) {
    try {
      const operations = await authorizedOperations(link);
      if (operations === undefined || operations === NOT_GIVEN) continue;
      // eslint-disable-next-line no-bitwise
      return (operations & (1 << DESCRIBE_BIT)) !== 0;
    } catch (error) {
      if (!(error instanceof ReadingFailure)) throw error;
    }
  }
  return undefined;
}

async function authorizedOperations(
  link: BrokerLink,
): Promise<number | undefined> {
  if ((await link.versionOf(describeCluster)) !== undefined) {
    const answer = await link.send(describeCluster, {});
    if (answer.errorCode === ErrorCode.NONE) return answer.authorizedOperations;
  }
  if ((await link.versionOf(METADATA_WITH_OPERATIONS)) === undefined) {
    return undefined;
  }
  const answer = await link.send(METADATA_WITH_OPERATIONS, {
    topics: [],
    includeClusterAuthorizedOperations: true,
  });
  return answer.clusterAuthorizedOperations;
}
