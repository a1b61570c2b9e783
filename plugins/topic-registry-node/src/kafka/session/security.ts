import type { KafkaConfig, SASLOptions } from 'kafkajs';
import { ClusterConfig } from '../../config';
import { createAwsCredentials, createMskTokenProvider } from '../msk';
import { oauthBearer } from './oauthBearer';

/** The part of kafkajs' configuration that has to do with TLS and SASL. */
export type KafkaSecurity = Pick<KafkaConfig, 'ssl' | 'sasl'>;

/**
 * Makes what kafkajs needs to authenticate. The returned function gives a new
 * value a session, because kafkajs keeps its authenticator in the one it gets;
 * what is dear to make (an MSK token) outlives the session.
 */
export function createSecurity(config: ClusterConfig): () => KafkaSecurity {
  const sasl = createSasl(config);
  return () => ({ ssl: createSsl(config), sasl: sasl() });
}

function createSsl({ tls, sasl }: ClusterConfig): KafkaConfig['ssl'] {
  // MSK offers IAM on TLS listeners alone
  if (!tls) return sasl?.mechanism === 'msk-iam' ? true : undefined;
  return {
    ca: tls.ca ? [tls.ca] : undefined,
    cert: tls.cert,
    key: tls.key,
    rejectUnauthorized: tls.rejectUnauthorized,
  };
}

function createSasl({ sasl }: ClusterConfig): () => KafkaConfig['sasl'] {
  if (!sasl) return () => undefined;
  switch (sasl.mechanism) {
    case 'oauthbearer': {
      const { token } = sasl;
      return () => oauthBearer(async () => token);
    }
    case 'msk-iam': {
      const provide = createMskTokenProvider({
        region: sasl.region,
        credentials: createAwsCredentials(sasl),
      });
      return () => oauthBearer(provide);
    }
    default: {
      const { mechanism, username, password } = sasl;
      return () => ({ mechanism, username, password } as SASLOptions);
    }
  }
}
