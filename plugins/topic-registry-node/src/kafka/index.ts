export * from './ClusterReader';
