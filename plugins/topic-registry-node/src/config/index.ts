export * from './brokerAddress';
export * from './types';
export * from './readTopicRegistryConfig';
