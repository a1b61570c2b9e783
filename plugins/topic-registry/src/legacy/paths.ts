/** Paths of the pages below the one that the app mounts; the topics are that one itself. */
export const PATHS = {
  overview: 'overview',
  graph: 'graph',
  findings: 'findings',
  deprecations: 'deprecations',
  registries: 'registries',
  clusters: 'clusters',
};
