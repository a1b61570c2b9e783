export * from './annotations';
export * from './entityName';
export * from './entityRef';
export * from './sameTopic';
export * from './entityNames';
export * from './owners';
export * from './events';
export * from './documentUrl';
