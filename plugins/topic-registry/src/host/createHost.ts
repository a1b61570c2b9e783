import { parseEntityRef } from '@backstage/catalog-model';
import { Host, LinkParams } from './Host';

/** Paths of the pages, without query; what a frontend system has to resolve. */
export interface HostPaths {
  topics: string;
  graph: string;
  findings: string;
  registries: string;
  clusters: string;
  deprecations: string;
  overview: string;
  /** Undefined where the portal has no catalog. */
  entity?: (params: {
    kind: string;
    namespace: string;
    name: string;
  }) => string;
}

/** Path of the "Topic" tab below an entity's page. */
export const TOPIC_TAB_PATH = 'topic';

/** Builds the links of a {@link Host} from the paths of its pages. */
export function createHost(paths: HostPaths): Host {
  const entity = (ref: string) => {
    if (!paths.entity) return undefined;
    const { kind, namespace, name } = parseEntityRef(ref, {
      defaultKind: 'group',
    });
    return paths.entity({
      kind: kind.toLocaleLowerCase('en-US'),
      namespace: namespace.toLocaleLowerCase('en-US'),
      name,
    });
  };
  return {
    topics: params => withParams(paths.topics, params),
    graph: params => withParams(paths.graph, params),
    findings: params => withParams(paths.findings, params),
    finding: (fingerprint, params) =>
      withParams(
        `${trimmed(paths.findings)}/${encodeURIComponent(fingerprint)}`,
        params,
      ),
    registries: () => paths.registries,
    document: (registry, line) =>
      `${trimmed(paths.registries)}/${encodeURIComponent(registry)}${
        line ? `#L${line}` : ''
      }`,
    clusters: () => paths.clusters,
    cluster: id => `${trimmed(paths.clusters)}/${encodeURIComponent(id)}`,
    deprecations: params => withParams(paths.deprecations, params),
    overview: () => paths.overview,
    entity,
    topic: ref => {
      const path = entity(ref);
      return path && `${trimmed(path)}/${TOPIC_TAB_PATH}`;
    },
  };
}

function trimmed(path: string): string {
  return path.replace(/\/$/, '');
}

function withParams(path: string, params: LinkParams = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one) query.append(name, one);
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
