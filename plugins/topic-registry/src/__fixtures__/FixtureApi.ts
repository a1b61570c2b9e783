import { NotFoundError } from '@backstage/errors';
import {
  ClusterDetail,
  ClusterSummary,
  CommentRequest,
  DeprecationRow,
  DocumentVersion,
  DocumentVersionText,
  FindingCounts,
  FindingDetail,
  FindingEvent,
  FindingFilter,
  FindingRecord,
  findingsCsv,
  MuteRequest,
  Overview,
  RegistryDetail,
  RegistryDocument,
  RegistrySummary,
  TopicDetail,
  TopicGraph,
  TopicRegistryApi,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { deprecationRows } from './deprecations';
import { registryDocument } from './document';
import { findingDetail, findingRecords } from './findings';
import { topicGraph } from './graph';
import { overview } from './overview';
import { clusterSummaries, registrySummaries } from './registries';
import { clusterDetail } from './clusterDetail';
import { topicDetail } from './topicDetail';
import { topicRows } from './topics';
import { documentVersions, versionOf } from './versions';

/** The backend's answers without a backend: for tests and the development app. */
export class FixtureApi implements TopicRegistryApi {
  topics: TopicRow[] = topicRows();
  findings: FindingRecord[] = findingRecords();
  registries: RegistrySummary[] = registrySummaries();
  clusters: ClusterSummary[] = clusterSummaries();
  deprecations: DeprecationRow[] = deprecationRows();
  overview: Overview = overview();
  document: RegistryDocument = registryDocument();
  versions: DocumentVersionText[] = documentVersions();
  graph: TopicGraph = topicGraph();
  /** Entity reference of who asks. */
  user = 'user:default/operator';
  readonly #history = new Map<string, FindingEvent[]>();
  /** Clusters that were asked to be observed, in order. */
  observed: string[] = [];
  /** Registries that were asked to be read again, in order. */
  refreshed: string[] = [];

  async getRegistries(): Promise<RegistrySummary[]> {
    return this.registries;
  }

  async getRegistry(id: string): Promise<RegistryDetail> {
    return { ...this.#registry(id), model: null };
  }

  async getDocument(id: string): Promise<RegistryDocument> {
    return { ...this.document, registry: this.#registry(id).id };
  }

  async getDocumentVersions(id: string): Promise<DocumentVersion[]> {
    this.#registry(id);
    return this.versions.map(versionOf);
  }

  async getDocumentVersion(
    id: string,
    version: number,
  ): Promise<DocumentVersionText> {
    this.#registry(id);
    const kept = this.versions.find(one => one.version === version);
    if (!kept) throw new NotFoundError(`Version ${version} is not kept`);
    return kept;
  }

  async refreshRegistry(id: string): Promise<RegistrySummary> {
    this.refreshed.push(id);
    return this.#registry(id);
  }

  async getTopics(): Promise<TopicRow[]> {
    return this.topics;
  }

  async getTopic(registry: string, name: string): Promise<TopicDetail> {
    const detail = topicDetail(name);
    if (!detail) {
      throw new NotFoundError(`No topic ${name} in registry ${registry}`);
    }
    return detail;
  }

  async getGraph(): Promise<TopicGraph> {
    return this.graph;
  }

  async getFindings(filter: FindingFilter = {}): Promise<FindingRecord[]> {
    return this.findings.filter(
      one => !filter.state?.length || filter.state.includes(one.state),
    );
  }

  async getFinding(fingerprint: string): Promise<FindingDetail> {
    const detail = findingDetail(fingerprint);
    if (!detail) throw new NotFoundError(`No finding ${fingerprint}`);
    const record = this.findings.find(one => one.fingerprint === fingerprint);
    const added = this.#history.get(fingerprint) ?? [];
    return { ...detail, ...record, history: [...detail.history, ...added] };
  }

  async getFindingsCsv(filter?: FindingFilter): Promise<string> {
    return findingsCsv(await this.getFindings(filter));
  }

  async getFindingCounts(): Promise<FindingCounts> {
    const counts: FindingCounts = {
      open: { error: 0, warning: 0, info: 0 },
      muted: 0,
    };
    for (const finding of this.findings) {
      if (finding.state === 'open') counts.open[finding.severity]++;
      if (finding.state === 'muted') counts.muted++;
    }
    return counts;
  }

  async muteFinding(
    fingerprint: string,
    request: MuteRequest,
  ): Promise<FindingDetail> {
    const mute = { ...request, by: this.user, at: new Date().toISOString() };
    return this.#change(
      fingerprint,
      { state: 'muted', mute },
      { kind: 'muted', note: request.reason, until: request.until },
    );
  }

  async unmuteFinding(fingerprint: string): Promise<FindingDetail> {
    return this.#change(
      fingerprint,
      { state: 'open', mute: undefined },
      { kind: 'unmuted' },
    );
  }

  async commentFinding(
    fingerprint: string,
    comment: CommentRequest,
  ): Promise<FindingDetail> {
    return this.#change(
      fingerprint,
      {},
      { kind: 'commented', note: comment.text },
    );
  }

  async getDeprecations(): Promise<DeprecationRow[]> {
    return this.deprecations;
  }

  async getOverview(owners: string[] = []): Promise<Overview> {
    const { mine, ...rest } = this.overview;
    return owners.length > 0 ? { ...rest, mine } : rest;
  }

  async getClusters(): Promise<ClusterSummary[]> {
    return this.clusters;
  }

  async getCluster(id: string): Promise<ClusterDetail> {
    const cluster = this.clusters.find(one => one.id === id);
    if (!cluster) throw new NotFoundError(`No cluster ${id}`);
    return clusterDetail(cluster);
  }

  async observeCluster(id: string): Promise<ClusterDetail> {
    this.observed.push(id);
    return this.getCluster(id);
  }

  #change(
    fingerprint: string,
    change: Partial<FindingRecord>,
    event: Omit<FindingEvent, 'at' | 'by'>,
  ): Promise<FindingDetail> {
    this.findings = this.findings.map(one =>
      one.fingerprint === fingerprint ? { ...one, ...change } : one,
    );
    const history = this.#history.get(fingerprint) ?? [];
    const at = new Date().toISOString();
    this.#history.set(fingerprint, [
      ...history,
      { ...event, at, by: this.user },
    ]);
    return this.getFinding(fingerprint);
  }

  #registry(id: string): RegistrySummary {
    const registry = this.registries.find(one => one.id === id);
    if (!registry) throw new NotFoundError(`No registry ${id}`);
    return registry;
  }
}
