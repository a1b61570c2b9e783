export * from './source';
export * from './standards';
export * from './registry';
export * from './observation';
export * from './sample';
export * from './usage';
export * from './finding';
export * from './diagnosis';
