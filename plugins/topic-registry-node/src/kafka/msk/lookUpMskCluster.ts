import type {
  GetBootstrapBrokersResponse,
  KafkaClient,
} from '@aws-sdk/client-kafka';
import { MskCluster } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig, MskConfig } from '../../config';
import { clusterName } from '../session/failures';
import { ReadingFailure } from '../session/ReadingFailure';
import { AwsCredentials } from './awsCredentials';
import { bootstrapOf, listenerOf, listenersOffered } from './mskBootstrap';

/** What Amazon MSK says of a cluster, and where its brokers are. */
export interface MskLookUp {
  cluster: MskCluster;
  /** `host:port` */
  brokers: string[];
}

/** Loaded on first use: only those who name a cluster by its ARN pay for the AWS SDK. */
function loadSdk() {
  return require('@aws-sdk/client-kafka') as typeof import('@aws-sdk/client-kafka');
}

/** Makes a client of the service that looks clusters up. */
export function createMskClient(
  msk: MskConfig,
  credentials: AwsCredentials,
): KafkaClient {
  const { KafkaClient: Client } = loadSdk();
  return new Client({
    region: msk.region,
    endpoint: msk.endpoint,
    credentials,
    maxAttempts: 3,
  });
}

/**
 * Asks Amazon MSK for a cluster and its bootstrap brokers (DescribeClusterV2 and
 * GetBootstrapBrokers of its API reference).
 *
 * @throws ReadingFailure that names the missing right or the next step.
 */
export async function lookUpMskCluster(
  client: KafkaClient,
  config: ClusterConfig & { msk: MskConfig },
  signal?: AbortSignal,
): Promise<MskLookUp> {
  const { DescribeClusterV2Command, GetBootstrapBrokersCommand } = loadSdk();
  const { arn, access } = config.msk;
  const ask = { ClusterArn: arn };
  const options = { abortSignal: signal };
  try {
    const [{ ClusterInfo: info }, answer] = await Promise.all([
      client.send(new DescribeClusterV2Command(ask), options),
      client.send(new GetBootstrapBrokersCommand(ask), options),
    ]);
    const cluster: MskCluster = {
      arn,
      name: info?.ClusterName,
      kind: info?.ClusterType === 'SERVERLESS' ? 'serverless' : 'provisioned',
      state: info?.State ?? 'unknown',
      kafkaVersion: info?.Provisioned?.CurrentBrokerSoftwareInfo?.KafkaVersion,
    };
    const brokers = bootstrapOf(answer, listenerOf(config), access);
    if (brokers.length === 0) throw noListener(config, cluster, answer);
    return { cluster, brokers };
  } catch (error) {
    throw toFailure(config, error, signal);
  }
}

function noListener(
  config: ClusterConfig & { msk: MskConfig },
  cluster: MskCluster,
  answer: GetBootstrapBrokersResponse,
): ReadingFailure {
  const offered = listenersOffered(answer);
  const listener = listenerOf(config);
  return new ReadingFailure(
    'unreachable',
    `${clusterName(config)}: ${config.msk.arn} (state ${
      cluster.state
    }) has no ${listener} listener for ${config.msk.access} access. ${
      offered.length > 0
        ? `It offers ${offered.join(', ')}: change topicRegistry.clusters.${
            config.id
          }.sasl or .aws.access, or turn the listener on.`
        : 'It offers none at present.'
    }`,
  );
}

function toFailure(
  config: ClusterConfig & { msk: MskConfig },
  error: unknown,
  signal: AbortSignal | undefined,
): ReadingFailure {
  if (error instanceof ReadingFailure) return error;
  const { name = 'Error', message = String(error) } = error as Partial<Error>;
  const { arn, endpoint, region } = config.msk;
  const start = `${clusterName(config)}: Amazon MSK was asked for ${arn}`;
  const key = `topicRegistry.clusters.${config.id}`;
  if (signal?.aborted) {
    return new ReadingFailure(
      'timeout',
      `${start} and did not answer in time.`,
    );
  }
  switch (name) {
    case 'ForbiddenException':
    case 'UnauthorizedException':
    case 'AccessDeniedException':
      return new ReadingFailure(
        'denied',
        `${start} and refused: ${message}. Allow kafka:DescribeClusterV2 and kafka:GetBootstrapBrokers on that ARN.`,
      );
    case 'NotFoundException':
    case 'BadRequestException':
      return new ReadingFailure(
        'error',
        `${start} and knows no such cluster: ${message}. Check ${key}.arn and the account of the credentials.`,
      );
    case 'CredentialsProviderError':
    case 'ExpiredTokenException':
    case 'UnrecognizedClientException':
      return new ReadingFailure(
        'denied',
        `${start}, but there are no usable AWS credentials: ${message}. Check the AWS credentials of this process and ${key}.aws.`,
      );
    default:
      return new ReadingFailure(
        'unreachable',
        `${start} and gave no answer (${name}: ${message}). Check the network path to ${
          endpoint ?? `the Kafka API of ${region}`
        }.`,
      );
  }
}
