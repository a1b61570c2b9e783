export * from './types';
export { editDocument } from './editDocument';
