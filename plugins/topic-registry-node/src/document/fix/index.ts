export * from './types';
export { fixDocument } from './fixDocument';
