/**
 * Model, naming templates, rule catalogue, permissions and API client of
 * Topic Registry.
 *
 * @packageDocumentation
 */

export * from './model';
export * from './identity';
export * from './naming';
export * from './names';
export * from './rules';
export * from './api';
export * from './permissions';
export * from './text';
export * from './settings';
