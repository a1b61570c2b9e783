export * from './visible';
