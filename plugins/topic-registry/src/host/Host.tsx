import { createContext, ReactNode, useContext } from 'react';

/** Query parameters of a link; several values of one name are repeated. */
export type LinkParams = Record<string, string | string[] | undefined>;

/**
 * Where things live in the portal that hosts the pages. The only thing that
 * components know of the frontend system around them: each system provides one.
 */
export interface Host {
  topics(params?: LinkParams): string;
  /** The graph; `focus` is a node of it, or the reference of an entity. */
  graph(params?: LinkParams): string;
  findings(params?: LinkParams): string;
  finding(fingerprint: string, params?: LinkParams): string;
  registries(): string;
  /** The document of a registry, at a line where one is given. */
  document(registry: string, line?: number): string;
  clusters(): string;
  /** One cluster: what it answers, and what its readings cost. */
  cluster(id: string): string;
  deprecations(params?: LinkParams): string;
  overview(): string;
  /** An entity's page; undefined where the portal has no catalog. */
  entity(ref: string): string | undefined;
  /** The "Topic" tab of the page of a topic's API entity. */
  topic(entityRef: string): string | undefined;
}

const HostContext = createContext<Host | undefined>(undefined);

export function HostProvider(props: { host: Host; children: ReactNode }) {
  return (
    <HostContext.Provider value={props.host}>
      {props.children}
    </HostContext.Provider>
  );
}

/** The host of the component; throws where a page was mounted without one. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) {
    throw new Error(
      'This page of Topic Registry is outside of a HostProvider. Mount it through the plugin, which provides one.',
    );
  }
  return host;
}
