export * from './deprecation';
export * from './entity';
export * from './failure';
export * from './nameTail';
export * from './number';
export * from './time';
