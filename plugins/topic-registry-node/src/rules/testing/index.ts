export * from './registries';
export * from './observations';
export * from './evaluate';
export * from './documents';
