import { ErrorCode, errorName } from '../protocol/errorCodes';
import { ProtocolDecodeError } from '../protocol/ProtocolReader';
import { ClusterConfig } from '../../config';
import { MskTokenError } from '../msk/mskToken';
import { ReadingFailure } from './ReadingFailure';
import { socketRefusal } from './socketRefusal';

/** What is known of the place where something failed. */
export interface FailureContext {
  config: ClusterConfig;
  /** `host:port` */
  address: string;
  /** What was being asked, such as `Metadata`; absent while connecting. */
  request?: string;
}

/** The parts of a kafkajs error that tell what happened; it has no type for them all. */
interface KafkaJsError {
  name?: string;
  message?: string;
  /** Protocol error: a number; connection error: the code of the system. */
  code?: unknown;
}

const TLS_TRUST =
  /CERT|certificate|ALTNAME|self.signed|unable to verify|issuer/i;
/** Alerts about the certificate of the client (RFC 8446, section 6.2). */
const TLS_CLIENT =
  /alert ([a-z ]*certificate[a-z ]*|unknown ca|access denied):.*SSL alert number/i;
const TLS_SHAKE = /EPROTO|wrong version number|TLS connection|SSL routines/i;

/** `Cluster "dev"`, the start of every sentence. */
export function clusterName(config: ClusterConfig): string {
  return `Cluster "${config.id}"`;
}

/** Turns what kafkajs threw into a sentence with cluster, address and remedy. */
export function toReadingFailure(
  error: unknown,
  context: FailureContext,
): ReadingFailure {
  if (error instanceof ReadingFailure) return error;
  const { config, address, request } = context;
  const { name, message = String(error), code } = (error ?? {}) as KafkaJsError;
  const broker = `broker ${address}`;
  const start = clusterName(config);
  const key = `topicRegistry.clusters.${config.id}`;
  const asked = request ? ` to ${request}` : '';

  if (error instanceof MskTokenError) {
    return new ReadingFailure(
      'error',
      `${start}: no MSK IAM token for ${broker}: ${message}. Check the AWS credentials of this process and ${key}.sasl.`,
    );
  }
  if (name === 'KafkaJSSASLAuthenticationError') {
    return new ReadingFailure(
      'denied',
      `${start}: ${broker} refused the credentials${who(
        config,
      )}: ${message}. Check ${key}.sasl.`,
    );
  }
  if (code === ErrorCode.UNSUPPORTED_SASL_MECHANISM) {
    return new ReadingFailure(
      'denied',
      `${start}: ${broker} does not offer the SASL mechanism "${config.sasl?.mechanism}" on this listener. Check ${key}.sasl.mechanism and the port.`,
    );
  }
  if (code === ErrorCode.ILLEGAL_SASL_STATE) {
    if (request !== undefined) {
      return new ReadingFailure(
        'denied',
        `${start}: ${broker} did not let the session be renewed${asked}: its sessions end too soon. Raise connections.max.reauth.ms of the listener to some seconds at least.`,
        true,
      );
    }
    return new ReadingFailure(
      'denied',
      `${start}: the listener at ${broker} does not use SASL. Take ${key}.sasl away or name the port of the SASL listener.`,
    );
  }
  if (name === 'KafkaJSConnectionClosedError' || /closed/i.test(message)) {
    return new ReadingFailure(
      'unreachable',
      `${start}: ${broker} closed the connection without an answer${asked}. If its listener expects TLS or SASL, set ${key}.tls or ${key}.sasl.`,
      request !== undefined,
    );
  }
  if (name === 'KafkaJSRequestTimeoutError') {
    return silent(context);
  }
  if (name === 'KafkaJSConnectionError') {
    const refused = socketRefusal(message, code, context);
    if (refused) return refused;
    return connectionFailure(context, message, code);
  }
  // kafkajs reads with no care for the end of an answer
  if (error instanceof ProtocolDecodeError || error instanceof RangeError) {
    return new ReadingFailure(
      'error',
      `${start}: the answer of ${broker}${asked} could not be read: ${message}. Please report it with the version of Kafka.`,
      true,
    );
  }
  if (typeof code === 'number') {
    return new ReadingFailure(
      code === ErrorCode.UNSUPPORTED_VERSION ? 'unsupported' : 'error',
      `${start}: ${broker} answered ${errorName(code)}${asked}: ${message}.`,
    );
  }
  return new ReadingFailure(
    'error',
    `${start}: ${broker} could not be asked${asked}: ${message}.`,
  );
}

/** A broker that takes connections or requests and gives no answer in time. */
export function silent({
  config,
  address,
  request,
}: FailureContext): ReadingFailure {
  const start = clusterName(config);
  if (request) {
    return new ReadingFailure(
      'timeout',
      `${start}: broker ${address} gave no answer to ${request} in time, though it had let us in: it hangs or has too much to do. If it answers slowly, raise topicRegistry.clusters.${config.id}.deadline.`,
    );
  }
  return new ReadingFailure(
    'timeout',
    `${start}: broker ${address} gave no answer in time. Check that the address is that of a Kafka listener, that the broker is alive, and ${
      config.tls
        ? 'that the listener speaks TLS'
        : `whether the listener expects TLS (topicRegistry.clusters.${config.id}.tls)`
    }.`,
  );
}

/** KRaft controllers offer what brokers ask of them: to register, and to tell that they are alive. */
const BROKER_REGISTRATION = 62;
const METADATA = 3;

/** A broker that does not offer a request in a version that is known here. */
export function notOffered(
  config: ClusterConfig,
  address: string,
  call: { name: string; minVersion: number; maxVersion: number },
  offered: Record<number, unknown>,
): ReadingFailure {
  const start = clusterName(config);
  if (offered[BROKER_REGISTRATION] && !offered[METADATA]) {
    return new ReadingFailure(
      'unsupported',
      `${start}: ${address} is the address of a KRaft controller, which does not answer clients. Put the address of a broker into topicRegistry.clusters.${config.id}.brokers.`,
    );
  }
  return new ReadingFailure(
    'unsupported',
    `${start}: broker ${address} does not offer ${call.name} in a version between ${call.minVersion} and ${call.maxVersion}: it is much older or newer than the versions that Topic Registry reads, or not Apache Kafka.`,
  );
}

/** Whether the address is one that the cluster tells of itself, rather than one that was configured. */
function isAdvertised({ config, address }: FailureContext): boolean {
  return !config.brokers.includes(address);
}

/** What to do about an address that does not answer, by where it comes from. */
function placeToCheck(context: FailureContext, otherwise: string): string {
  return isAdvertised(context)
    ? `The cluster advertises this address for one of its brokers (advertised.listeners): let it advertise one that this machine can reach, or make this one reachable.`
    : otherwise;
}

function connectionFailure(
  context: FailureContext,
  message: string,
  code: unknown,
): ReadingFailure {
  const { config, address } = context;
  const start = `${clusterName(config)}: broker ${address}`;
  const key = `topicRegistry.clusters.${config.id}`;
  const text = `${String(code ?? '')} ${message}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new ReadingFailure(
      'unreachable',
      `${start} could not be found: the host name does not resolve. ${placeToCheck(
        context,
        `Check ${key}.brokers and the DNS of this machine.`,
      )}`,
    );
  }
  const [, alert] = TLS_CLIENT.exec(text) ?? [];
  if (alert) {
    return new ReadingFailure(
      'denied',
      `${start} ${
        config.tls?.cert
          ? `does not take our client certificate (${alert}). Set ${key}.tls.cert and ${key}.tls.key to a pair of an authority that the broker trusts.`
          : `asks for a client certificate (${alert}). Set ${key}.tls.cert and ${key}.tls.key.`
      }`,
    );
  }
  if (TLS_SHAKE.test(text)) {
    return new ReadingFailure(
      'unreachable',
      `${start} does not speak TLS as asked (${message}). Check the port and ${key}.tls.`,
    );
  }
  const untrusted = whyUntrusted(text, key, isAdvertised(context));
  if (untrusted) {
    return new ReadingFailure(
      'unreachable',
      `${start} shows a certificate that ${untrusted.what} (${message}). ${untrusted.todo}`,
    );
  }
  if (code === 'ECONNREFUSED') {
    return new ReadingFailure(
      'unreachable',
      `${start} refuses connections: nothing listens there. ${placeToCheck(
        context,
        `Check ${key}.brokers and that the broker runs.`,
      )}`,
    );
  }
  return new ReadingFailure(
    'unreachable',
    `${start} could not be reached (${message}). ${placeToCheck(
      context,
      `Check ${key}.brokers, the network path and the firewall.`,
    )}`,
  );
}

/** Why a certificate of a broker is not taken, and what to do about it. */
function whyUntrusted(
  text: string,
  key: string,
  advertised: boolean,
): { what: string; todo: string } | undefined {
  if (/ALTNAME|altnames/.test(text)) {
    return {
      what: 'is made out to other names than this',
      todo: advertised
        ? 'Let the cluster advertise a name that is in the certificate, or have the certificate made out to this one.'
        : `Use one of its names in ${key}.brokers, or have the certificate made out to this one.`,
    };
  }
  if (/HAS_EXPIRED|has expired/.test(text)) {
    return {
      what: 'has expired',
      todo: 'Have the certificate of the broker, or of the authority that signed it, renewed.',
    };
  }
  if (/NOT_YET_VALID|not yet valid/.test(text)) {
    return {
      what: 'is not valid yet',
      todo: 'Check the clock of this machine and the dates of the certificate.',
    };
  }
  if (/REVOKED|revoked/.test(text)) {
    return {
      what: 'was revoked',
      todo: 'Have the broker given another one.',
    };
  }
  if (TLS_TRUST.test(text)) {
    return {
      what: 'is not trusted',
      todo: `Set ${key}.tls.ca to the authority that signed it.`,
    };
  }
  return undefined;
}

function who({ sasl }: ClusterConfig): string {
  if (!sasl) return '';
  return 'username' in sasl
    ? ` of user "${sasl.username}" (${sasl.mechanism})`
    : ` (${sasl.mechanism})`;
}
