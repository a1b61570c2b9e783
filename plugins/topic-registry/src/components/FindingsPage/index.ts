export { FindingRows } from './FindingRows';
export { FindingsRouter } from './FindingsRouter';
