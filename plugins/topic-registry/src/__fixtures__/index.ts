export { FixtureApi } from './FixtureApi';
export { manyTopicRows, topicRows } from './topics';
export { topicDetail } from './topicDetail';
