import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  OptionalQuestion,
  ownValue,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { addressAdvice, parseBrokerAddress } from './brokerAddress';
import { readAllowedBrokerHosts, readMaxAnswerBytes } from './connectionLimits';
import { didYouMean, refuseReserved, refuseUnknownKeys } from './keys';
import { readIgnoreConfig } from './readIgnoreConfig';
import { readMskConfig } from './readMskConfig';
import { readPem } from './readPem';
import { readSamplingConfig } from './readSamplingConfig';
import { ClusterConfig, MskConfig, SaslConfig, TlsConfig } from './types';
import {
  durationMs,
  optionalString,
  requiredString,
  requiredText,
  stringList,
} from './values';

const CLUSTER_KEYS = [
  'environment',
  'brokers',
  'arn',
  'allowedBrokerHosts',
  'maxAnswerBytes',
  'aws',
  'tls',
  'sasl',
  'interval',
  'deadline',
  'sampling',
  'ask',
  'ignore',
];
const QUESTIONS: OptionalQuestion[] = ['producers', 'sizes'];
const TLS_KEYS = ['ca', 'cert', 'key', 'rejectUnauthorized'];
const SASL_KEYS: Record<SaslConfig['mechanism'], string[]> = {
  plain: ['mechanism', 'username', 'password'],
  'scram-sha-256': ['mechanism', 'username', 'password'],
  'scram-sha-512': ['mechanism', 'username', 'password'],
  oauthbearer: ['mechanism', 'token'],
  'msk-iam': ['mechanism', 'region', 'profile', 'roleArn'],
};
const ENVIRONMENT_SYNONYMS: Record<string, string> = {
  prod: 'production',
  prd: 'production',
  live: 'production',
  stage: 'staging',
  stg: 'staging',
  dev: 'development',
};
const ENVIRONMENT = /^[^\p{C}\p{Zl}\p{Zp}]{1,63}$/u;

export function readClusterConfig(id: string, config: Config): ClusterConfig {
  const path = `topicRegistry.clusters.${id}`;
  refuseUnknownKeys(config, path, CLUSTER_KEYS);
  const environment = readEnvironment(config, path);
  const msk = readMskConfig(config, path);
  const sasl = readSasl(config, path, msk);
  const brokers = readBrokers(config, path, msk);
  const allowedBrokerHosts = readAllowedBrokerHosts(config, path, brokers);
  const maxAnswerBytes = readMaxAnswerBytes(config, path);
  return {
    id,
    environment: ownValue(ENVIRONMENT_SYNONYMS, environment) ?? environment,
    brokers,
    msk,
    ...(allowedBrokerHosts && { allowedBrokerHosts }),
    ...(maxAnswerBytes && { maxAnswerBytes }),
    tls: readTls(config, path, sasl),
    sasl,
    intervalMs: durationMs(config, 'interval', path, {
      default: 300_000,
      min: 1_000,
    }),
    deadlineMs: durationMs(config, 'deadline', path, {
      default: 60_000,
      min: 100,
    }),
    sampling: readSamplingConfig(config, path, (own, place) => {
      const ownSasl = readSasl(own, place, msk);
      return {
        sasl: ownSasl,
        tls: own.has('tls') ? readTls(own, place, ownSasl ?? sasl) : undefined,
      };
    }),
    ask: readAsk(config, path),
    ignore: readIgnoreConfig(config, path),
  };
}

function readEnvironment(config: Config, path: string): string {
  const given = requiredString(
    config,
    'environment',
    path,
    'it decides which standards hold, such as `production`',
  );
  refuseReserved(given, `${path}.environment`, `the name \`${given}\``);
  if (!ENVIRONMENT.test(given)) {
    throw new InputError(
      `\`${path}.environment\` in app-config is not a name: it has at most 63 characters, without control characters and marks of text direction.`,
    );
  }
  return given.toLowerCase();
}

function readAsk(config: Config, path: string): OptionalQuestion[] | undefined {
  const asked = stringList(config, 'ask', path);
  const questions = asked.map(given => {
    const question = QUESTIONS.find(one => one === given);
    if (!question) {
      throw new InputError(
        `\`${path}.ask\` in app-config holds \`${given}\`, which is no question.${didYouMean(
          given,
          QUESTIONS,
        )} Known: ${QUESTIONS.join(', ')}.`,
      );
    }
    return question;
  });
  return questions.length > 0 ? [...new Set(questions)] : undefined;
}

function readBrokers(
  config: Config,
  path: string,
  msk: MskConfig | undefined,
): string[] {
  const brokers = stringList(config, 'brokers', path);
  if (msk) {
    if (brokers.length === 0) return brokers;
    throw new InputError(
      `\`${path}\` in app-config has \`arn\` and \`brokers\`: Amazon MSK tells the brokers of an ARN, so leave \`brokers\` out.`,
    );
  }
  if (brokers.length === 0) {
    throw new InputError(
      `\`${path}.brokers\` is missing in app-config: at least one bootstrap address as host:port, or \`arn\` for a cluster of Amazon MSK. If it is set by an environment variable, that variable is not set.`,
    );
  }
  for (const broker of brokers) {
    if (!parseBrokerAddress(broker)) {
      throw new InputError(
        `\`${path}.brokers\` in app-config holds \`${broker}\`, which is not the address of a broker: ${addressAdvice(
          broker,
        )}.`,
      );
    }
  }
  return brokers;
}

function readTls(
  config: Config,
  path: string,
  sasl: SaslConfig | undefined,
): TlsConfig | undefined {
  const value = config.getOptional('tls');
  // MSK offers IAM authentication on TLS listeners only.
  if (value === undefined || value === null) {
    return sasl?.mechanism === 'msk-iam'
      ? { rejectUnauthorized: true }
      : undefined;
  }
  if (typeof value === 'boolean') {
    if (!value && sasl?.mechanism === 'msk-iam') {
      throw new InputError(
        `\`${path}.tls\` in app-config is false, but \`msk-iam\` needs TLS: leave the key out.`,
      );
    }
    return value ? { rejectUnauthorized: true } : undefined;
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new InputError(
      `\`${path}.tls\` in app-config is neither true nor an object with ${TLS_KEYS.join(
        ', ',
      )}.`,
    );
  }
  const tls = config.getConfig('tls');
  refuseUnknownKeys(tls, `${path}.tls`, TLS_KEYS);
  const cert = readPem(tls, 'cert', `${path}.tls`, 'certificate');
  const key = readPem(tls, 'key', `${path}.tls`, 'private key');
  if ((cert === undefined) !== (key === undefined)) {
    throw new InputError(
      `\`${path}.tls\` in app-config has ${
        cert ? '`cert` without `key`' : '`key` without `cert`'
      }: mTLS needs both.`,
    );
  }
  return {
    ca: readPem(tls, 'ca', `${path}.tls`, 'certificate'),
    cert,
    key,
    rejectUnauthorized: tls.getOptionalBoolean('rejectUnauthorized') ?? true,
  };
}

function readSasl(
  config: Config,
  path: string,
  msk: MskConfig | undefined,
): SaslConfig | undefined {
  if (!config.has('sasl')) return undefined;
  const sasl = config.getConfig('sasl');
  const saslPath = `${path}.sasl`;
  const mechanisms = Object.keys(SASL_KEYS) as SaslConfig['mechanism'][];
  const stated = requiredString(
    sasl,
    'mechanism',
    saslPath,
    `one of ${mechanisms.join(', ')}`,
  );
  const mechanism = mechanisms.find(one => one === stated.toLowerCase());
  if (!mechanism) {
    throw new InputError(
      `\`${saslPath}.mechanism\` in app-config is \`${stated}\`, which is not known.${didYouMean(
        stated,
        mechanisms,
      )} Known: ${mechanisms.join(', ')}.`,
    );
  }
  refuseUnknownKeys(sasl, saslPath, SASL_KEYS[mechanism]);
  const required = (key: string) =>
    requiredText(sasl, key, saslPath, `\`${mechanism}\` needs it`);
  switch (mechanism) {
    case 'oauthbearer':
      return { mechanism, token: required('token') };
    case 'msk-iam':
      return {
        mechanism,
        region:
          optionalString(sasl, 'region', saslPath) ??
          msk?.region ??
          required('region'),
        profile: optionalString(sasl, 'profile', saslPath) ?? msk?.profile,
        roleArn: optionalString(sasl, 'roleArn', saslPath) ?? msk?.roleArn,
      };
    default:
      return {
        mechanism,
        username: required('username'),
        password: required('password'),
      };
  }
}
