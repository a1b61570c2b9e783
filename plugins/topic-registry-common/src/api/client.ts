import { ResponseError } from '@backstage/errors';
import { DeprecationRow } from './deprecations';
import { Overview } from './overview';
import { TopicGraph } from './graph';
import { CommentRequest, FindingCounts, MuteRequest } from './findingLife';
import {
  ClusterDetail,
  ClusterSummary,
  DocumentVersion,
  DocumentVersionText,
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
  /** The texts that are kept of a registry, newest first. */
  getDocumentVersions(id: string): Promise<DocumentVersion[]>;
  getDocumentVersion(id: string, version: number): Promise<DocumentVersionText>;
  /** Reads the document again now and evaluates what follows from it. */
  refreshRegistry(id: string): Promise<RegistrySummary>;
  getTopics(): Promise<TopicRow[]>;
  getTopic(registry: string, name: string): Promise<TopicDetail>;
  /** Who produces and consumes what, of all registries or of one. */
  getGraph(filter?: { registry?: string }): Promise<TopicGraph>;
  getFindings(filter?: FindingFilter): Promise<FindingRecord[]>;
  getFinding(fingerprint: string): Promise<FindingDetail>;
  /** The findings as a CSV file: see {@link findingsCsv}. */
  getFindingsCsv(filter?: FindingFilter): Promise<string>;
  /** How many findings stand, of those that the filter leaves. */
  getFindingCounts(filter?: FindingFilter): Promise<FindingCounts>;
  /** Puts an open finding aside until a moment; once more replaces reason and end. */
  muteFinding(fingerprint: string, mute: MuteRequest): Promise<FindingDetail>;
  /** Ends a mute early; does nothing where there is none. */
  unmuteFinding(fingerprint: string): Promise<FindingDetail>;
  /** Adds to the history; the same text twice in a row by one person is one comment. */
  commentFinding(
    fingerprint: string,
    comment: CommentRequest,
  ): Promise<FindingDetail>;
  /** Deprecated topics on their way to removal, the most pressing first. */
  getDeprecations(): Promise<DeprecationRow[]>;
  /**
   * The state of everything.
   *
   * @param owners - entity references of whose part of it is asked for too.
   */
  getOverview(owners?: string[]): Promise<Overview>;
  getClusters(): Promise<ClusterSummary[]>;
  /** A cluster with its diagnosis and its last readings. */
  getCluster(id: string): Promise<ClusterDetail>;
  /** Observes the cluster now; resolves when the reading is over. */
  observeCluster(id: string): Promise<ClusterDetail>;
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

  async getDocumentVersions(id: string): Promise<DocumentVersion[]> {
    const path = `registries/${encodeURIComponent(id)}/versions`;
    return (await this.#get<{ items: DocumentVersion[] }>(path)).items;
  }

  async getDocumentVersion(
    id: string,
    version: number,
  ): Promise<DocumentVersionText> {
    return this.#get(
      `registries/${encodeURIComponent(id)}/versions/${version}`,
    );
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
    return (
      await this.#get<{ items: FindingRecord[] }>(`findings${queryOf(filter)}`)
    ).items;
  }

  async getFinding(fingerprint: string): Promise<FindingDetail> {
    return this.#get(`findings/${encodeURIComponent(fingerprint)}`);
  }

  async getFindingsCsv(filter: FindingFilter = {}): Promise<string> {
    const response = await this.#fetch(
      `plugin://topic-registry/findings.csv${queryOf(filter)}`,
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.text();
  }

  async getFindingCounts(filter: FindingFilter = {}): Promise<FindingCounts> {
    return this.#get(`findings/counts${queryOf(filter)}`);
  }

  async muteFinding(
    fingerprint: string,
    mute: MuteRequest,
  ): Promise<FindingDetail> {
    return this.#post(`findings/${encodeURIComponent(fingerprint)}/mute`, mute);
  }

  async unmuteFinding(fingerprint: string): Promise<FindingDetail> {
    return this.#post(`findings/${encodeURIComponent(fingerprint)}/unmute`);
  }

  async commentFinding(
    fingerprint: string,
    comment: CommentRequest,
  ): Promise<FindingDetail> {
    return this.#post(
      `findings/${encodeURIComponent(fingerprint)}/comments`,
      comment,
    );
  }

  async getDeprecations(): Promise<DeprecationRow[]> {
    return (await this.#get<{ items: DeprecationRow[] }>('deprecations')).items;
  }

  async getOverview(owners: string[] = []): Promise<Overview> {
    const params = new URLSearchParams(owners.map(ref => ['owner', ref]));
    const query = params.toString();
    return this.#get(query ? `overview?${query}` : 'overview');
  }

  async getCluster(id: string): Promise<ClusterDetail> {
    return this.#get(`clusters/${encodeURIComponent(id)}`);
  }

  async getClusters(): Promise<ClusterSummary[]> {
    return (await this.#get<{ items: ClusterSummary[] }>('clusters')).items;
  }

  async observeCluster(id: string): Promise<ClusterDetail> {
    return this.#post(`clusters/${encodeURIComponent(id)}/observe`);
  }

  #get<T>(path: string): Promise<T> {
    return this.#send(path, 'GET');
  }

  #post<T>(path: string, body?: object): Promise<T> {
    return this.#send(path, 'POST', body);
  }

  async #send<T>(
    path: string,
    method: 'GET' | 'POST',
    body?: object,
  ): Promise<T> {
    const response = await this.#fetch(`plugin://topic-registry/${path}`, {
      method,
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}

function queryOf(filter: FindingFilter): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') params.append(key, String(one));
    }
  }
  const query = params.toString();
  return query && `?${query}`;
}
