export * from './asyncApiDocument';
