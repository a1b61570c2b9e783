import { NotFoundError } from '@backstage/errors';
import {
  ClusterSummary,
  FindingDetail,
  FindingFilter,
  FindingRecord,
  RegistryDetail,
  RegistryDocument,
  RegistrySummary,
  TopicDetail,
  TopicGraph,
  TopicRegistryApi,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { registryDocument } from './document';
import { findingDetail, findingRecords } from './findings';
import { topicGraph } from './graph';
import { clusterSummaries, registrySummaries } from './registries';
import { topicDetail } from './topicDetail';
import { topicRows } from './topics';

/** The backend's answers without a backend: for tests and the development app. */
export class FixtureApi implements TopicRegistryApi {
  topics: TopicRow[] = topicRows();
  findings: FindingRecord[] = findingRecords();
  registries: RegistrySummary[] = registrySummaries();
  clusters: ClusterSummary[] = clusterSummaries();
  document: RegistryDocument = registryDocument();
  graph: TopicGraph = topicGraph();
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
    return detail;
  }

  async getClusters(): Promise<ClusterSummary[]> {
    return this.clusters;
  }

  async observeCluster(id: string): Promise<ClusterSummary> {
    this.observed.push(id);
    const cluster = this.clusters.find(one => one.id === id);
    if (!cluster) throw new NotFoundError(`No cluster ${id}`);
    return cluster;
  }

  #registry(id: string): RegistrySummary {
    const registry = this.registries.find(one => one.id === id);
    if (!registry) throw new NotFoundError(`No registry ${id}`);
    return registry;
  }
}
