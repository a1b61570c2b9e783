/**
 * Document parser, rules, Kafka reader and AsyncAPI writer of Topic Registry.
 *
 * @packageDocumentation
 */

export * from './config';
export * from './database';
export * from './document';
export * from './kafka';
export * from './rules';
export * from './asyncapi';
export * from './entities';
export * from './text';
