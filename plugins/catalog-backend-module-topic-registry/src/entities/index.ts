export * from './types';
export * from './entitiesOf';
export type { TopicEntity } from './topicEntity';
