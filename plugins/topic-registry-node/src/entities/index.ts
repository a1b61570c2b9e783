export * from './types';
export * from './entitiesOf';
export { isRegistryEntity } from './annotations';
export type { TopicEntity } from './topicEntity';
