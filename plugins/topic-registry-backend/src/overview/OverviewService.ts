import { Overview } from '@topic-registry/backstage-plugin-topic-registry-common';
import { RegistryConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { ClustersService } from '../clusters/ClustersService';
import { ChangesStore, StoredChange } from '../database/ChangesStore';
import { DeprecationsService } from '../deprecations/DeprecationsService';
import { isWatched } from '../findings/isWatched';
import { Visibility } from '../permissions';
import { FindingsService } from '../services/FindingsService';
import { RevisionsService, UntilChanged } from '../services/RevisionsService';
import { TopicsService } from '../services/TopicsService';
import { ViewsService } from '../services/ViewsService';
import { agreementOf } from './agreement';
import { changesOf, daysBefore, NAMED_CHANGES } from './changes';
import { dueNext, mineOf } from './mine';
import { unknownsOf } from './unknowns';

/** The state of everything, for the first page. */
export interface OverviewService {
  /** @param owners - entity references of whose part of it is asked for. */
  get(visible: Visibility, owners?: readonly string[]): Promise<Overview>;
}

const WEEK_DAYS = 7;

export class DefaultOverviewService implements OverviewService {
  readonly #topics: TopicsService;
  readonly #views: ViewsService;
  readonly #clusters: ClustersService;
  readonly #findings: FindingsService;
  readonly #deprecations: DeprecationsService;
  readonly #changes: ChangesStore;
  readonly #revisions: RevisionsService;
  readonly #configs: readonly RegistryConfig[];
  readonly #recent = new UntilChanged<StoredChange[]>();

  static create(options: {
    topics: TopicsService;
    views: ViewsService;
    clusters: ClustersService;
    findings: FindingsService;
    deprecations: DeprecationsService;
    changes: ChangesStore;
    revisions: RevisionsService;
    configs: readonly RegistryConfig[];
  }): OverviewService {
    return new DefaultOverviewService(options);
  }

  private constructor(options: {
    topics: TopicsService;
    views: ViewsService;
    clusters: ClustersService;
    findings: FindingsService;
    deprecations: DeprecationsService;
    changes: ChangesStore;
    revisions: RevisionsService;
    configs: readonly RegistryConfig[];
  }) {
    this.#topics = options.topics;
    this.#views = options.views;
    this.#clusters = options.clusters;
    this.#findings = options.findings;
    this.#deprecations = options.deprecations;
    this.#changes = options.changes;
    this.#revisions = options.revisions;
    this.#configs = options.configs;
  }

  async get(
    visible: Visibility,
    owners?: readonly string[],
  ): Promise<Overview> {
    const now = new Date();
    const [rows, registries, clusters, open, deprecations, changes] =
      await Promise.all([
        this.#topics.list(visible),
        this.#views.registries(visible),
        this.#clusters.list(visible),
        this.#findings.list({ state: ['open'] }, visible),
        this.#deprecations.list(visible),
        this.#changesSince(daysBefore(now, WEEK_DAYS), visible),
      ]);
    const fingerprints = newest(changes);
    const messages = await this.#changes.messages(fingerprints);
    return {
      at: now.toISOString(),
      agreement: agreementOf(registries, clusters, rows),
      unbound: registries
        .filter(one => one.clusters.length === 0)
        .map(one => ({ registry: one.id, title: one.title })),
      changes: [1, WEEK_DAYS].map(days =>
        changesOf(changes, messages, days, now),
      ),
      deprecations: {
        total: deprecations.length,
        due: dueNext(deprecations),
      },
      unknowns: unknownsOf({ registries, clusters, rows, open }),
      mine: owners && mineOf({ owners, rows, open, deprecations }),
    };
  }

  // Kept until something happens, and cut by the clock each time: what was read
  // an hour ago has an hour too much at its end.
  async #changesSince(
    at: string,
    visible: Visibility,
  ): Promise<StoredChange[]> {
    const revision = await this.#revisions.current();
    const found = await this.#recent.of(revision, async () =>
      (
        await this.#changes.since(at)
      ).filter(({ finding }) => isWatched(finding, this.#configs)),
    );
    return found.filter(
      change => change.at >= at && visible.finding(change.finding),
    );
  }
}

// The day lies inside of the week: what is named of it is among the newest.
function newest(changes: readonly StoredChange[]): string[] {
  const fingerprints = new Set<string>();
  for (const { fingerprint } of changes) {
    if (fingerprints.size === NAMED_CHANGES) break;
    fingerprints.add(fingerprint);
  }
  return [...fingerprints];
}
