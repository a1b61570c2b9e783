export * from './types';
export * from './createDocumentSource';
export * from './DocumentKeeper';
