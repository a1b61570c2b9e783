export * from './source';
export * from './standards';
export * from './registry';
export * from './observation';
export * from './finding';
