import type { AwsCredentialIdentity } from '@aws-sdk/types';
import { renewing } from './renewing';

/** Who the portal is towards AWS: the usual chain, a named profile, or a role that is assumed. */
export interface AwsIdentity {
  region: string;
  /** Named profile of the AWS configuration. */
  profile?: string;
  /** Role to assume, by the identity of the chain or profile. */
  roleArn?: string;
}

/** Gives AWS credentials; new ones only when the last are about to end. */
export type AwsCredentials = () => Promise<AwsCredentialIdentity>;

// A token cannot outlive the credentials that signed it: the signer cuts it.
const RESERVE_MS = 300_000;

/** Loaded on first use: only those who have MSK pay for the AWS SDK. */
function loadProviders() {
  return require('@aws-sdk/credential-providers') as typeof import('@aws-sdk/credential-providers');
}

/**
 * One provider for an identity: an assumed role then costs one call to STS for
 * the life of its credentials, and not one for each token.
 */
export function createAwsCredentials(identity: AwsIdentity): AwsCredentials {
  let provider: AwsCredentials | undefined;
  return renewing({
    make: () => {
      provider ??= makeProvider(identity);
      return provider();
    },
    endOf: ({ expiration }) =>
      expiration?.getTime() ?? Number.POSITIVE_INFINITY,
    reserveMs: RESERVE_MS,
  });
}

function makeProvider(identity: AwsIdentity): AwsCredentials {
  const { region, profile, roleArn } = identity;
  const { fromIni, fromNodeProviderChain, fromTemporaryCredentials } =
    loadProviders();
  const clientConfig = { region };
  // A profile that is named is meant: the chain would pass over one that lacks.
  const own = profile
    ? fromIni({ profile, clientConfig })
    : fromNodeProviderChain({ clientConfig });
  if (!roleArn) return own;
  return fromTemporaryCredentials({
    masterCredentials: own,
    params: { RoleArn: roleArn, RoleSessionName: 'topic-registry' },
    clientConfig,
  });
}
