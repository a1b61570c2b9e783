export * from './types';
export * from './readTopicRegistryConfig';
