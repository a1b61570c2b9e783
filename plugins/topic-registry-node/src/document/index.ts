export * from './types';
export * from './source';
export { parseDocument } from './parseDocument';
