export {
  ensureKafkaJars,
  type EnsureKafkaJarsOptions,
} from './ensureKafkaJars';
export { DEFAULT_KAFKA_VERSION, type KafkaVersion } from './paths';
export { MissingToolError } from './tools';
