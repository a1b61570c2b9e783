export type { SamplingRequest } from './hints';
export { readSamples, samplingRoleOf } from './readSamples';
