export { topicGraph } from './topicGraph';
