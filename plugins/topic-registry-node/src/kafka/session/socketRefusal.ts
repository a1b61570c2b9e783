import type { FailureContext } from './failures';
import { ReadingFailure } from './ReadingFailure';

/** What kafkajs writes in front of the message of an error of a socket. */
const KAFKAJS_PREFIX = /^Connection error: /;

/**
 * Puts into words why this side ended or refused a connection: what the broker
 * sent cannot be taken, or its host is not allowed.
 *
 * @returns undefined where it was somebody else
 */
export function socketRefusal(
  message: string,
  code: unknown,
  { config, address, request }: FailureContext,
): ReadingFailure | undefined {
  const what = message.replace(KAFKAJS_PREFIX, '');
  const start = `Cluster "${config.id}": broker ${address}`;
  const asked = request ? ` to ${request}` : '';
  const key = `topicRegistry.clusters.${config.id}`;
  switch (code) {
    case 'HOST_NOT_ALLOWED':
      return new ReadingFailure(
        'unreachable',
        `${start} is not connected to: ${
          config.brokers.includes(address)
            ? ''
            : 'the cluster advertises this address for one of its brokers (advertised.listeners), and '
        }${key}.allowedBrokerHosts does not allow the host. If the host is right, add it there.`,
      );
    case 'ANSWER_TOO_LARGE':
      return new ReadingFailure(
        'error',
        `${start} announced an answer${asked} of ${what}, more than is taken, and the connection was ended. Check that it is a Kafka listener; if the cluster really is so large, raise ${key}.maxAnswerBytes.`,
        request !== undefined,
      );
    case 'ANSWER_IN_TLS':
      return new ReadingFailure(
        'unreachable',
        `${start} answers in TLS, in which it was not asked. Set ${key}.tls, or name the port of the listener without TLS.`,
      );
    case 'ANSWER_NOT_KAFKA':
      return new ReadingFailure(
        'error',
        `${start} does not answer${asked} in the protocol of Kafka (${what}), and the connection was ended. Check that it is a Kafka listener.`,
      );
    default:
      return undefined;
  }
}
