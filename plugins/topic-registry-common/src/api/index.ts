export * from './graph';
export * from './types';
export * from './client';
export * from './deprecations';
export * from './overview';
export * from './findingLife';
export * from './findingsCsv';
export * from './findingsChanged';
