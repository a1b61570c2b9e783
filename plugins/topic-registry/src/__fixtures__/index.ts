export { FixtureApi } from './FixtureApi';
export { manyGraph, topicGraph } from './graph';
export { manyTopicRows, topicRows } from './topics';
export { topicDetail } from './topicDetail';
