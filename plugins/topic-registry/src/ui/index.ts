export * from './FilterSelect';
export * from './Name';
export * from './Page';
export * from './Prose';
export * from './Search';
export * from './Sign';
export * from './Status';
export * from './Time';
