export { isOwnKafka } from './LocalKafka';
export { startKafka } from './startKafka';
export type { KafkaNodeInfo, RunningKafka, StartKafkaOptions } from './types';
