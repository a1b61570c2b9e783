export { NoTopic } from './NoTopic';
export { TopicTab } from './TopicTab';
export { useTopicOfEntity } from './useTopicOfEntity';
