export { TopicTab } from './TopicTab';
export { useTopicOfEntity } from './useTopicOfEntity';
