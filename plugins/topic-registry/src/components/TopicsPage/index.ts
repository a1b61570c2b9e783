export { TopicsPage } from './TopicsPage';
export { NoPage, TopicsRouter } from './TopicsRouter';
