export * from './types';
export * from './source';
