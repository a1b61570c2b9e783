/**
 * A real Apache Kafka on this machine, seeded from the registries, for
 * development and tests.
 *
 * @packageDocumentation
 */
export * from './certificates';
export * from './jars';
export * from './cluster';
export * from './consumer';
export * from './mskSigner';
export * from './registries';
export * from './seed';
export * from './traffic';
