import { ResponseError } from '@backstage/errors';
import { TopicGraph } from './graph';
import {
  ClusterSummary,
  FindingDetail,
  FindingFilter,
  FindingRecord,
  RegistryDetail,
  RegistryDocument,
  RegistrySummary,
  TopicDetail,
  TopicRow,
} from './types';

/**
 * The questions that pages and other plugins may ask of the backend. Every
 * method throws a `ResponseError` when the backend refuses or fails.
 *
 * @public
 */
export interface TopicRegistryApi {
  getRegistries(): Promise<RegistrySummary[]>;
  getRegistry(id: string): Promise<RegistryDetail>;
  getDocument(id: string): Promise<RegistryDocument>;
  /** Reads the document again now and evaluates what follows from it. */
  refreshRegistry(id: string): Promise<RegistrySummary>;
  getTopics(): Promise<TopicRow[]>;
  getTopic(registry: string, name: string): Promise<TopicDetail>;
  /** Who produces and consumes what, of all registries or of one. */
  getGraph(filter?: { registry?: string }): Promise<TopicGraph>;
  getFindings(filter?: FindingFilter): Promise<FindingRecord[]>;
  getFinding(fingerprint: string): Promise<FindingDetail>;
  getClusters(): Promise<ClusterSummary[]>;
  /** Observes the cluster now; resolves when the reading is over. */
  observeCluster(id: string): Promise<ClusterSummary>;
}

/**
 * {@link TopicRegistryApi} over HTTP.
 *
 * @public
 */
export class TopicRegistryClient implements TopicRegistryApi {
  readonly #fetch: typeof fetch;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetch = options.fetchApi.fetch.bind(options.fetchApi);
  }

  async getRegistries(): Promise<RegistrySummary[]> {
    return (await this.#get<{ items: RegistrySummary[] }>('registries')).items;
  }

  async getRegistry(id: string): Promise<RegistryDetail> {
    return this.#get(`registries/${encodeURIComponent(id)}`);
  }

  async getDocument(id: string): Promise<RegistryDocument> {
    return this.#get(`registries/${encodeURIComponent(id)}/document`);
  }

  async refreshRegistry(id: string): Promise<RegistrySummary> {
    return this.#post(`registries/${encodeURIComponent(id)}/refresh`);
  }

  async getTopics(): Promise<TopicRow[]> {
    return (await this.#get<{ items: TopicRow[] }>('topics')).items;
  }

  async getTopic(registry: string, name: string): Promise<TopicDetail> {
    return this.#get(
      `topics/${encodeURIComponent(registry)}/${encodeURIComponent(name)}`,
    );
  }

  async getGraph(filter: { registry?: string } = {}): Promise<TopicGraph> {
    const { registry } = filter;
    return this.#get(
      registry ? `graph?registry=${encodeURIComponent(registry)}` : 'graph',
    );
  }

  async getFindings(filter: FindingFilter = {}): Promise<FindingRecord[]> {
    const params = new URLSearchParams();
    for (const [key, value] of Object.entries(filter)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined && one !== '') params.append(key, one);
      }
    }
    const query = params.toString();
    return (
      await this.#get<{ items: FindingRecord[] }>(
        query ? `findings?${query}` : 'findings',
      )
    ).items;
  }

  async getFinding(fingerprint: string): Promise<FindingDetail> {
    return this.#get(`findings/${encodeURIComponent(fingerprint)}`);
  }

  async getClusters(): Promise<ClusterSummary[]> {
    return (await this.#get<{ items: ClusterSummary[] }>('clusters')).items;
  }

  async observeCluster(id: string): Promise<ClusterSummary> {
    return this.#post(`clusters/${encodeURIComponent(id)}/observe`);
  }

  #get<T>(path: string): Promise<T> {
    return this.#send(path, 'GET');
  }

  #post<T>(path: string): Promise<T> {
    return this.#send(path, 'POST');
  }

  async #send<T>(path: string, method: 'GET' | 'POST'): Promise<T> {
    const response = await this.#fetch(`plugin://topic-registry/${path}`, {
      method,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
