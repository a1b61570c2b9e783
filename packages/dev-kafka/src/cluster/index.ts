export { isOwnKafka } from './LocalKafka';
export { startKafka } from './startKafka';
export type {
  KafkaNodeInfo,
  KafkaRelays,
  KafkaTls,
  RunningKafka,
  SaslMechanism,
  StartKafkaOptions,
} from './types';
