export * from './deprecation';
export * from './entity';
export * from './number';
export * from './time';
