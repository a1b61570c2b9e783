import { NotFoundError } from '@backstage/errors';
import {
  NotEvaluated,
  PartyRow,
  SharedTopic,
  TopicDetail,
  topicOf,
  TopicRow,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { asyncApiText } from '@topic-registry/backstage-plugin-topic-registry-node';
import { FindingsStore } from '../database/FindingsStore';
import { StoredFinding } from '../findings/types';
import { Landscape, statementsOf } from '../landscape/Landscape';
import { LandscapeService } from '../landscape/LandscapeService';
import { Visibility } from '../permissions';
import { partyRows } from '../topics/partyRows';
import { settingRows } from '../topics/settingRows';
import { notEvaluatedFor, TopicOnClusterFacts } from '../topics/TopicFacts';
import { topicRow } from '../topics/topicRow';
import { withUse } from '../topics/withUse';
import { UsageService } from '../usage/UsageService';
import { FindingsService } from './FindingsService';
import { ClusterState, ObservationsService } from './ObservationsService';
import { RevisionsService, UntilChanged } from './RevisionsService';

/** Topics as they are shown: declared and seen together. */
export interface TopicsService {
  /** Each visible topic once, under its home registry. */
  list(visible: Visibility): Promise<TopicRow[]>;
  /** Each topic with its parties, for views of the whole: one pass over what is known. */
  listWithParties(visible: Visibility): Promise<TopicWithParties[]>;
  /** @throws NotFoundError, for one that is not visible too */
  get(
    registry: string,
    name: string,
    visible: Visibility,
  ): Promise<TopicDetail>;
}

/** A topic with the ends of its graph. */
export interface TopicWithParties {
  row: TopicRow;
  parties: PartyRow[];
}

/** What is known at one moment. */
interface Known {
  visible: Visibility;
  landscape: Landscape;
  clusters: Map<string, ClusterState>;
  notEvaluated: Map<string, NotEvaluated[]>;
  /** Open findings by the topic that they belong to. */
  findings: Map<string, StoredFinding[]>;
}

export class DefaultTopicsService implements TopicsService {
  readonly #landscapes: LandscapeService;
  readonly #observations: ObservationsService;
  readonly #findings: FindingsService;
  readonly #store: FindingsStore;
  readonly #revisions: RevisionsService;
  readonly #usage: UsageService;
  readonly #rows = new UntilChanged<TopicRow[]>();

  static create(options: {
    landscapes: LandscapeService;
    observations: ObservationsService;
    findings: FindingsService;
    store: FindingsStore;
    revisions: RevisionsService;
    usage: UsageService;
  }): TopicsService {
    return new DefaultTopicsService(options);
  }

  private constructor(options: {
    landscapes: LandscapeService;
    observations: ObservationsService;
    findings: FindingsService;
    store: FindingsStore;
    revisions: RevisionsService;
    usage: UsageService;
  }) {
    this.#landscapes = options.landscapes;
    this.#observations = options.observations;
    this.#findings = options.findings;
    this.#store = options.store;
    this.#revisions = options.revisions;
    this.#usage = options.usage;
  }

  async list(visible: Visibility): Promise<TopicRow[]> {
    if (!visible.everything) {
      const known = await this.#known(visible);
      return known.landscape.topics
        .filter(shared => visible.topic(shared))
        .map(shared => rowOf(shared, known));
    }
    const revision = await this.#revisions.current();
    return this.#rows.of(revision, async () => {
      const known = await this.#known(visible);
      return known.landscape.topics.map(shared => rowOf(shared, known));
    });
  }

  async listWithParties(visible: Visibility): Promise<TopicWithParties[]> {
    const known = await this.#known(visible);
    const { landscape } = known;
    return landscape.topics
      .filter(shared => visible.topic(shared))
      .map(shared => ({
        row: rowOf(shared, known),
        parties: partyRows(shared, landscape, factsOf(shared, known)),
      }));
  }

  async get(
    registry: string,
    name: string,
    visible: Visibility,
  ): Promise<TopicDetail> {
    const known = await this.#known(visible);
    const { landscape } = known;
    const shared = landscape.topic(registry, name);
    if (!shared || !visible.topic(shared)) {
      throw new NotFoundError(
        `No topic \`${name}\` in the registry \`${registry}\` as it is in force.`,
      );
    }
    const facts = factsOf(shared, known);
    const usage = new Map<string, Usage>();
    for (const { cluster } of facts) {
      const { id } = cluster.config;
      usage.set(id, await this.#usage.of(id));
    }
    const { binding, topic } = shared.home;
    const mentions = shared.mentions.map(mention => ({
      topic: mention.topic,
      registry: mention.binding.registry,
    }));
    return {
      ...withUse(
        {
          ...rowOf(shared, known),
          parties: partyRows(shared, landscape, facts),
        },
        facts,
        usage,
        new Date(),
      ),
      declaration: topic,
      settings: settingRows(facts),
      records: shownOf(shared, known).map(stored =>
        this.#findings.toRecord(stored, landscape),
      ),
      asyncapi: asyncApiText(
        topic,
        binding.registry,
        mentions,
        facts.map(({ cluster }) => cluster.config),
      ),
    };
  }

  async #known(visible: Visibility): Promise<Known> {
    const [landscape, clusters, open] = await Promise.all([
      this.#landscapes.current(),
      this.#observations.list(),
      this.#findings.open(),
    ]);
    const notEvaluated = new Map<string, NotEvaluated[]>();
    for (const { config } of clusters) {
      const last = await this.#store.lastEvaluation({
        kind: 'cluster',
        cluster: config.id,
        registries: [],
      });
      notEvaluated.set(config.id, last?.notEvaluated ?? []);
    }
    const findings = new Map<string, StoredFinding[]>();
    for (const stored of open) {
      const name = topicOf(stored.finding);
      if (name === undefined) continue;
      const list = findings.get(name);
      if (list) list.push(stored);
      else findings.set(name, [stored]);
    }
    return {
      visible,
      landscape,
      clusters: new Map(clusters.map(one => [one.config.id, one])),
      notEvaluated,
      findings,
    };
  }
}

function rowOf(shared: SharedTopic, known: Known): TopicRow {
  return topicRow(
    shared,
    known.landscape,
    factsOf(shared, known),
    shownOf(shared, known),
  );
}

function factsOf(shared: SharedTopic, known: Known): TopicOnClusterFacts[] {
  const all = findingsOf(shared, known);
  const shown = new Set(shownOf(shared, known));
  const facts: TopicOnClusterFacts[] = [];
  for (const id of shared.clusters) {
    const cluster = known.clusters.get(id);
    if (!cluster) continue;
    // What is wrong decides how a topic stands, whoever may read the details.
    const findings = all.filter(({ finding }) => finding.cluster === id);
    facts.push({
      shared,
      cluster,
      findings,
      shown: findings.filter(one => shown.has(one)),
      notEvaluated: notEvaluatedFor(shared, known.notEvaluated.get(id) ?? []),
    });
  }
  return facts;
}

function shownOf(shared: SharedTopic, known: Known): StoredFinding[] {
  return findingsOf(shared, known).filter(({ finding }) =>
    known.visible.finding(finding),
  );
}

// Two registries without a common cluster may use one name for two topics.
function findingsOf(shared: SharedTopic, known: Known): StoredFinding[] {
  const registries = new Set(
    statementsOf(shared).map(({ binding }) => binding.registry.id),
  );
  return (known.findings.get(shared.name) ?? []).filter(({ finding }) =>
    finding.cluster === undefined
      ? registries.has(finding.registry)
      : shared.clusters.includes(finding.cluster),
  );
}
