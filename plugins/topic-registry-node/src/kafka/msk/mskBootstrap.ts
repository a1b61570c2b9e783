import type { GetBootstrapBrokersResponse } from '@aws-sdk/client-kafka';
import { ClusterConfig, MskAccess } from '../../config';

/** How a client shows who it is; Amazon MSK has a listener for each. */
export type MskListener = 'iam' | 'scram' | 'tls' | 'plaintext';

type Field = keyof GetBootstrapBrokersResponse;

/**
 * The fields of GetBootstrapBrokers by the way in. Amazon MSK offers plaintext
 * inside its own network alone.
 */
const FIELDS: Record<MskAccess, Partial<Record<MskListener, Field>>> = {
  private: {
    iam: 'BootstrapBrokerStringSaslIam',
    scram: 'BootstrapBrokerStringSaslScram',
    tls: 'BootstrapBrokerStringTls',
    plaintext: 'BootstrapBrokerString',
  },
  public: {
    iam: 'BootstrapBrokerStringPublicSaslIam',
    scram: 'BootstrapBrokerStringPublicSaslScram',
    tls: 'BootstrapBrokerStringPublicTls',
  },
  'vpc-connectivity': {
    iam: 'BootstrapBrokerStringVpcConnectivitySaslIam',
    scram: 'BootstrapBrokerStringVpcConnectivitySaslScram',
    tls: 'BootstrapBrokerStringVpcConnectivityTls',
  },
};

/** The listener that a cluster's configuration is meant for. */
export function listenerOf({
  sasl,
  tls,
}: Pick<ClusterConfig, 'sasl' | 'tls'>): MskListener {
  if (sasl?.mechanism === 'msk-iam') return 'iam';
  if (sasl) return 'scram';
  return tls ? 'tls' : 'plaintext';
}

/**
 * The addresses of one listener, `host:port`; empty when the cluster does not
 * offer it.
 */
export function bootstrapOf(
  answer: GetBootstrapBrokersResponse,
  listener: MskListener,
  access: MskAccess,
): string[] {
  const field = FIELDS[access][listener];
  const addresses = field && answer[field];
  return (addresses ?? '')
    .split(',')
    .map(address => address.trim())
    .filter(Boolean);
}

/** The listeners that a cluster offers by any way in, for messages: "iam (private)". */
export function listenersOffered(
  answer: GetBootstrapBrokersResponse,
): string[] {
  const offered: string[] = [];
  for (const [access, fields] of Object.entries(FIELDS)) {
    for (const [listener, field] of Object.entries(fields)) {
      if (answer[field]) offered.push(`${listener} (${access})`);
    }
  }
  return offered;
}
