export * from './types';
export { compileTemplate } from './template';
export { nearestName, suggestName } from './suggest';
export { wordsOf } from './words';
