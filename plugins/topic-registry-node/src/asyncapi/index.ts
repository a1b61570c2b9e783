export * from './asyncApiDocument';
export type { TopicCluster } from './servers';
