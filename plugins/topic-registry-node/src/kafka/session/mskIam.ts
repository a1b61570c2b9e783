import { SaslConfig } from '../../config';

type MskIamConfig = Extract<SaslConfig, { mechanism: 'msk-iam' }>;

/** No token could be made: mostly a lack of AWS credentials. */
export class MskTokenError extends Error {
  readonly name = 'MskTokenError';
}

// a token lives up to 900 s; one that is about to end is not handed out
const RESERVE_MS = 120_000;

/** Loaded on first use: only those who have MSK pay for the AWS SDK. */
function loadSigner() {
  return require('aws-msk-iam-sasl-signer-js') as typeof import('aws-msk-iam-sasl-signer-js');
}

/**
 * Gives tokens for MSK IAM, made by the AWS signer. One token serves all
 * connections until shortly before its end, so that an assumed role costs one
 * call to STS and not one a connection.
 */
export function createMskTokenProvider(
  config: MskIamConfig,
): () => Promise<{ value: string }> {
  let current: Promise<{ token: string; expiryTime: number }> | undefined;
  let expiresAt = 0;

  async function make() {
    try {
      const signer = loadSigner();
      const { region, profile, roleArn } = config;
      if (roleArn) {
        return await signer.generateAuthTokenFromRole({
          region,
          awsRoleArn: roleArn,
          awsRoleSessionName: 'topic-registry',
        });
      }
      if (profile) {
        return await signer.generateAuthTokenFromProfile({
          region,
          awsProfileName: profile,
        });
      }
      return await signer.generateAuthToken({ region });
    } catch (error) {
      throw new MskTokenError(
        error instanceof Error ? error.message : String(error),
      );
    }
  }

  return async () => {
    if (!current || Date.now() > expiresAt - RESERVE_MS) {
      const made = make();
      current = made;
      // while it is being made, others wait for the same one
      expiresAt = Number.POSITIVE_INFINITY;
      made.then(
        ({ expiryTime }) => {
          expiresAt = expiryTime;
        },
        () => {
          if (current === made) current = undefined;
        },
      );
    }
    const { token } = await current;
    return { value: token };
  };
}
