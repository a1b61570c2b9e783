import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { refuseUnknownKeys } from './keys';
import { SamplingConfig } from './types';
import { durationMs, stringList, wholeNumber } from './values';

const KEYS = [
  'sasl',
  'tls',
  'recordsPerPartition',
  'maxBytesPerPartition',
  'maxBytes',
  'deadline',
  'interval',
  'topics',
];
const TOPIC_KEYS = ['include', 'exclude'];
const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * Reads the section `sampling` of a cluster; its presence is the consent.
 *
 * @param securityOf - reads the role of its own
 * @throws InputError naming the key at fault and what would be right.
 */
export function readSamplingConfig(
  config: Config,
  clusterPath: string,
  securityOf: (
    sampling: Config,
    path: string,
  ) => Pick<SamplingConfig, 'sasl' | 'tls'>,
): SamplingConfig | undefined {
  const value = config.getOptional('sampling');
  if (value === undefined || value === null) return undefined;
  const path = `${clusterPath}.sampling`;
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new InputError(
      `\`${path}\` in app-config is not a set of keys and values. Write \`sampling: {}\` to sample with the defaults, and leave it out not to sample.`,
    );
  }
  const sampling = config.getConfig('sampling');
  refuseUnknownKeys(sampling, path, KEYS);
  const limits = {
    recordsPerPartition: wholeNumber(sampling, 'recordsPerPartition', path, {
      default: 20,
      min: 1,
      max: 1_000,
    }),
    maxBytesPerPartition: wholeNumber(sampling, 'maxBytesPerPartition', path, {
      default: 64 * KIB,
      min: KIB,
      max: 16 * MIB,
    }),
    maxBytes: wholeNumber(sampling, 'maxBytes', path, {
      default: 16 * MIB,
      min: KIB,
      max: 1024 * MIB,
    }),
  };
  if (limits.maxBytes < limits.maxBytesPerPartition) {
    throw new InputError(
      `\`${path}.maxBytes\` in app-config is ${limits.maxBytes}, less than the ${limits.maxBytesPerPartition} of one partition (\`maxBytesPerPartition\`): no partition would be read.`,
    );
  }
  return {
    ...securityOf(sampling, path),
    ...limits,
    deadlineMs: durationMs(sampling, 'deadline', path, {
      default: 15_000,
      min: 100,
    }),
    intervalMs: durationMs(sampling, 'interval', path, {
      default: 900_000,
      min: 1_000,
    }),
    topics: readTopics(sampling, path),
  };
}

function readTopics(config: Config, path: string): SamplingConfig['topics'] {
  if (!config.has('topics')) return { include: ['*'], exclude: [] };
  const place = `${path}.topics`;
  const value = config.getOptional('topics');
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new InputError(
      `\`${place}\` in app-config is not a set of \`include\` and \`exclude\`, each a list of topic names in which \`*\` stands for any characters.`,
    );
  }
  const topics = config.getConfig('topics');
  refuseUnknownKeys(topics, place, TOPIC_KEYS);
  const include = stringList(topics, 'include', place);
  return {
    include: include.length > 0 ? include : ['*'],
    exclude: stringList(topics, 'exclude', place),
  };
}
