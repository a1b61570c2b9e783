export * from './brokerAddress';
export {
  allowedHostsFault,
  allowsHost,
  MAX_ANSWER_BYTES,
} from './connectionLimits';
export * from './types';
export * from './readTopicRegistryConfig';
