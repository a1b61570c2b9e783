export { isOwnKafka } from './LocalKafka';
export { startKafka } from './startKafka';
export type {
  KafkaNodeInfo,
  KafkaTls,
  RunningKafka,
  SaslMechanism,
  StartKafkaOptions,
} from './types';
