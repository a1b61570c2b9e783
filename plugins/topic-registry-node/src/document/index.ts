export * from './types';
export * from './source';
export { parseDocument } from './parseDocument';
export { convertFlattened } from './flattened/convertFlattened';
export { looksFlattened } from './flattened/looksFlattened';
export * from './edit';
export * from './worker';
export * from './fix';
export * from './incremental';
