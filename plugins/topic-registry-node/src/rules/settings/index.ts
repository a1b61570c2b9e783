export * from './types';
export { RuleOptions } from './RuleOptions';
export { Suppressions } from './Suppressions';
