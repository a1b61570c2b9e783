export { createAwsCredentials } from './awsCredentials';
export { MskClusterReader } from './MskClusterReader';
export { createMskTokenProvider, MskTokenError } from './mskToken';
