import { KafkaJSSASLAuthenticationError, Mechanism } from 'kafkajs';

/** Ends a refused exchange, so that the broker tells its reason (RFC 7628, section 3.2.3). */
const END = '\u0001';

// its types leave out the message that it takes
const AuthenticationError = KafkaJSSASLAuthenticationError as unknown as new (
  message: string,
) => Error;

function sized(message: string): Buffer {
  const body = Buffer.from(message);
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length);
  return Buffer.concat([size, body]);
}

/**
 * OAUTHBEARER for kafkajs, whose own one takes a refusal for a success: a
 * broker refuses a token by a challenge without an error code, and answers what
 * is asked afterwards with empty answers, as if the cluster had no topics.
 *
 * @param provide - gives the token; what it throws is passed on
 */
export function oauthBearer(provide: () => Promise<string>): Mechanism {
  return {
    mechanism: 'oauthbearer',
    authenticationProvider: ({ saslAuthenticate }) => ({
      async authenticate() {
        const token = await provide();
        const exchange = (message: string) =>
          saslAuthenticate<string>({
            request: { encode: () => sized(message) },
            response: {
              // the size stands before the bytes
              decode: answer => answer.subarray(4),
              parse: answer => answer.toString('utf8'),
            },
          });
        try {
          const challenge = await exchange(
            `n,,\u0001auth=Bearer ${token}\u0001\u0001`,
          );
          if (!challenge) return;
          await exchange(END);
          throw new Error(`the broker answered ${challenge}`);
        } catch (error) {
          throw new AuthenticationError(
            `SASL OAUTHBEARER authentication failed: ${
              error instanceof Error ? error.message : String(error)
            }`,
          );
        }
      },
    }),
  };
}
