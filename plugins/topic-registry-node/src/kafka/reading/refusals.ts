import {
  Question,
  RefusalCode,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig } from '../../config';
import { ErrorCode, errorName } from '../protocol/errorCodes';
import { clusterName } from '../session/failures';
import { ReadingFailure } from '../session/ReadingFailure';
import { rightInWords } from './rights';

const DENIED: ReadonlySet<number> = new Set([
  ErrorCode.TOPIC_AUTHORIZATION_FAILED,
  ErrorCode.GROUP_AUTHORIZATION_FAILED,
  ErrorCode.CLUSTER_AUTHORIZATION_FAILED,
]);
const UNSUPPORTED: ReadonlySet<number> = new Set([
  ErrorCode.UNSUPPORTED_VERSION,
  ErrorCode.UNSUPPORTED_FOR_MESSAGE_FORMAT,
]);

/** What a question is about, for a sentence that ends in "cannot be told". */
export const ASKED_FOR: Record<Question, string> = {
  topics: 'whether it exists',
  configs: 'the settings',
  offsets: 'the offsets',
  newest: 'the newest record',
  groups: 'whether it exists',
  members: 'the members',
  commits: 'the committed offsets',
  reassignments: 'which partitions are being moved',
  producers: 'the live producers',
  sizes: 'the bytes on disk',
  samples: 'what its newest records show',
};

/** The refusal that an error code of the broker stands for. */
export function refusalOfCode(
  config: ClusterConfig,
  question: Question,
  subject: string | undefined,
  code: number,
  detail?: string,
): ReadingFailure {
  const what = `${clusterName(config)}: ${ASKED_FOR[question]}${
    subject === undefined ? '' : ` of "${subject}"`
  } cannot be told`;
  const answer = `the broker answered ${errorName(code)}${
    detail ? ` (${detail})` : ''
  }`;
  const kind: RefusalCode = refusalCode(code);
  return new ReadingFailure(
    kind,
    kind === 'denied'
      ? `${what}: ${answer}. Grant the ${
          question === 'samples' && config.sampling?.sasl
            ? 'sampling'
            : 'reading'
        } role ${rightInWords(question)}.`
      : `${what}: ${answer}.`,
    code === ErrorCode.UNKNOWN_SERVER_ERROR ||
      code === ErrorCode.INVALID_REQUEST,
  );
}

function refusalCode(code: number): RefusalCode {
  if (DENIED.has(code)) return 'denied';
  if (UNSUPPORTED.has(code)) return 'unsupported';
  return code === ErrorCode.REQUEST_TIMED_OUT ? 'timeout' : 'error';
}

/** A sentence of our own about a question or one of its subjects. */
export function refusal(
  config: ClusterConfig,
  code: RefusalCode,
  sentence: string,
): ReadingFailure {
  return new ReadingFailure(code, `${clusterName(config)}: ${sentence}`);
}
