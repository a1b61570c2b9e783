import { AwsCredentials } from './awsCredentials';
import { renewing } from './renewing';

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
 * connections until shortly before its end.
 *
 * @throws MskTokenError when none can be made.
 */
export function createMskTokenProvider(options: {
  region: string;
  credentials: AwsCredentials;
}): () => Promise<string> {
  const { region, credentials } = options;
  const provide = renewing({
    make: async () => {
      try {
        return await loadSigner().generateAuthTokenFromCredentialsProvider({
          region,
          awsCredentialsProvider: credentials,
        });
      } catch (error) {
        throw new MskTokenError(
          error instanceof Error ? error.message : String(error),
        );
      }
    },
    endOf: ({ expiryTime }) => expiryTime,
    reserveMs: RESERVE_MS,
  });
  return async () => (await provide()).token;
}
