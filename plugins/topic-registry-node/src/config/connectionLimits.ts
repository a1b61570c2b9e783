import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { matchesPattern } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseBrokerAddress } from './brokerAddress';
import { stringList, wholeNumber } from './values';

const MIB = 1024 * 1024;

/**
 * Largest answer that is taken from a broker, bytes, unless
 * `topicRegistry.clusters.<id>.maxAnswerBytes` says otherwise; as much as other
 * clients of Kafka take.
 *
 * @public
 */
export const MAX_ANSWER_BYTES = 100 * MIB;

const HOST_PATTERN = /^(?:[A-Za-z0-9._*-]+|[0-9a-fA-F:.*]+)$/;

/**
 * Tells whether a cluster may be connected to at a host.
 *
 * @param patterns - hosts, in which `*` stands for any characters; any host
 * where absent
 * @public
 */
export function allowsHost(
  patterns: readonly string[] | undefined,
  host: string,
): boolean {
  if (patterns === undefined) return true;
  const plain = plainHost(host);
  return patterns.some(pattern => matchesPattern(plain, plainHost(pattern)));
}

/** As names are compared: `Broker-1.example.com.` is `broker-1.example.com`, `[::1]` is `::1`. */
function plainHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

/**
 * What is wrong with patterns of hosts, or with them beside the brokers that
 * they are to allow; undefined where they are right.
 *
 * @public
 */
export function allowedHostsFault(
  patterns: readonly string[],
  brokers: readonly string[],
): string | undefined {
  const wrong = patterns.find(one => !HOST_PATTERN.test(plainHost(one)));
  if (wrong !== undefined) {
    return `has \`${wrong}\`, which is not a host: write the host alone, without scheme and port, with \`*\` for any characters, as in *.kafka.example.com`;
  }
  const left = brokers.find(broker => {
    const { host } = parseBrokerAddress(broker) ?? {};
    return host !== undefined && !allowsHost(patterns, host);
  });
  return left === undefined
    ? undefined
    : `does not allow \`${left}\`, which is one of the brokers: add its host`;
}

/** Absent where any host is allowed. */
export function readAllowedBrokerHosts(
  config: Config,
  path: string,
  brokers: readonly string[],
): string[] | undefined {
  const value = config.getOptional('allowedBrokerHosts');
  if (value === undefined || value === null) return undefined;
  const patterns = stringList(config, 'allowedBrokerHosts', path);
  const place = `\`${path}.allowedBrokerHosts\` in app-config`;
  if (patterns.length === 0) {
    throw new InputError(
      `${place} is empty, so no broker could be connected to: name hosts, or leave the key out to allow any. If it is set by an environment variable, that variable is not set.`,
    );
  }
  const fault = allowedHostsFault(patterns, brokers);
  if (fault) throw new InputError(`${place} ${fault}.`);
  return patterns;
}

/** Absent where the default holds. */
export function readMaxAnswerBytes(
  config: Config,
  path: string,
): number | undefined {
  if (!config.has('maxAnswerBytes')) return undefined;
  return wholeNumber(config, 'maxAnswerBytes', path, {
    default: MAX_ANSWER_BYTES,
    min: MIB,
    max: 1024 * MIB,
  });
}
