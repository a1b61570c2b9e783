export * from './ClusterReader';
export { createClusterReader } from './createClusterReader';
export { parseObservation, serializeObservation } from './observationJson';
export { diagnose } from './doctor';
export type { SamplingRequest } from './sampling';
