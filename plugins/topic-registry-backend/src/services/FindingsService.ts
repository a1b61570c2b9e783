import { NotFoundError } from '@backstage/errors';
import {
  FindingDetail,
  FindingFilter,
  FindingRecord,
  FindingState,
  searchTextOf,
  searchWordsOf,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RegistryConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { ChangesStore } from '../database/ChangesStore';
import { FindingsStore } from '../database/FindingsStore';
import { isMuted } from '../findings/isMuted';
import { isWatched } from '../findings/isWatched';
import { StoredFinding, StoredState } from '../findings/types';
import { Landscape } from '../landscape/Landscape';
import { LandscapeService } from '../landscape/LandscapeService';
import { daysBefore } from '../overview/changes';
import { Visibility } from '../permissions';
import { RegistriesService } from './RegistriesService';
import { RevisionsService, UntilChanged } from './RevisionsService';

/** Findings as they are shown. */
export interface FindingsService {
  list(filter: FindingFilter, visible: Visibility): Promise<FindingRecord[]>;
  /** @throws NotFoundError, for one that is not visible too */
  get(fingerprint: string, visible: Visibility): Promise<FindingDetail>;
  /**
   * Open findings of what app-config watches, muted ones with them: they are
   * true, and count nowhere. One of a registry or cluster
   * that app-config has no longer is neither open nor resolved, and not shown.
   */
  open(): Promise<readonly StoredFinding[]>;
  toRecord(stored: StoredFinding, landscape: Landscape): FindingRecord;
}

/** What the registries and the catalog say of a finding. */
interface Place {
  landscape: Landscape;
  owner: string;
  topicEntityRef: string | undefined;
}

/** Lines of the document shown before and after a finding's own. */
const EXCERPT_MARGIN = 4;
const EXCERPT_MOST = 30;
const SHOWN: StoredState[] = ['open', 'resolved'];

export class DefaultFindingsService implements FindingsService {
  readonly #store: FindingsStore;
  readonly #changes: ChangesStore;
  readonly #registries: RegistriesService;
  readonly #landscapes: LandscapeService;
  readonly #revisions: RevisionsService;
  readonly #configs: readonly RegistryConfig[];
  // Most pages count these, and they are the same until the next evaluation.
  readonly #open = new UntilChanged<readonly StoredFinding[]>();
  readonly #places = new WeakMap<StoredFinding, Place>();

  static create(options: {
    store: FindingsStore;
    changes: ChangesStore;
    registries: RegistriesService;
    landscapes: LandscapeService;
    revisions: RevisionsService;
    configs: readonly RegistryConfig[];
  }): FindingsService {
    return new DefaultFindingsService(options);
  }

  private constructor(options: {
    store: FindingsStore;
    changes: ChangesStore;
    registries: RegistriesService;
    landscapes: LandscapeService;
    revisions: RevisionsService;
    configs: readonly RegistryConfig[];
  }) {
    this.#store = options.store;
    this.#changes = options.changes;
    this.#registries = options.registries;
    this.#landscapes = options.landscapes;
    this.#revisions = options.revisions;
    this.#configs = options.configs;
  }

  async list(
    filter: FindingFilter,
    visible: Visibility,
  ): Promise<FindingRecord[]> {
    const found = isOfAllOpen(filter)
      ? await this.open()
      : await this.#find(filter);
    const watched = found.filter(stored => visible.finding(stored.finding));
    const landscape = await this.#landscapes.current();
    const changed = await this.#changed(filter);
    const { state: states, owner: owners, query } = filter;
    const words = query === undefined ? undefined : searchWordsOf(query);
    return watched
      .filter(stored => !words || matches(stored, words))
      .filter(({ finding }) => !changed || changed.has(finding.fingerprint))
      .map(stored => this.toRecord(stored, landscape))
      .filter(
        record =>
          (!states || states.includes(record.state)) &&
          (!owners || (record.owner && owners.includes(record.owner))),
      );
  }

  /** What came or went as is asked for, by fingerprint; undefined where nothing is asked. */
  async #changed({
    change,
    days = 1,
  }: FindingFilter): Promise<Set<string> | undefined> {
    if (change === undefined) return undefined;
    const changes = await this.#changes.since(daysBefore(new Date(), days));
    return new Set(
      changes
        .filter(({ kind }) => kind === change)
        .map(({ fingerprint }) => fingerprint),
    );
  }

  async get(fingerprint: string, visible: Visibility): Promise<FindingDetail> {
    const stored = await this.#store.get(fingerprint);
    if (
      !stored ||
      !SHOWN.includes(stored.state) ||
      !this.#isWatched(stored) ||
      !visible.finding(stored.finding)
    ) {
      throw new NotFoundError(
        `No finding ${fingerprint}. It may belong to a registry or cluster that app-config has no longer.`,
      );
    }
    const [history, landscape, registry] = await Promise.all([
      this.#store.history(fingerprint),
      this.#landscapes.current(),
      this.#registries.get(stored.finding.registry),
    ]);
    return {
      ...this.toRecord(stored, landscape),
      history,
      // Its lines may name what is not visible.
      excerpt: visible.document(stored.finding.registry)
        ? excerptOf(stored, registry.record?.inForce?.text)
        : undefined,
    };
  }

  async open(): Promise<readonly StoredFinding[]> {
    const revision = await this.#revisions.current();
    return this.#open.of(revision, () => this.#find({ state: ['open'] }));
  }

  toRecord(stored: StoredFinding, landscape: Landscape): FindingRecord {
    const { owner, topicEntityRef } = this.#placeOf(stored, landscape);
    return {
      ...stored.finding,
      state: stateOf(stored),
      mute: isMuted(stored) ? stored.mute : undefined,
      firstSeenAt: stored.firstSeenAt,
      lastSeenAt: stored.lastSeenAt,
      openedAt: stored.openedAt,
      resolvedAt: stored.resolvedAt,
      reopened: stored.reopened,
      staleReason: stored.staleReason,
      owner,
      topicEntityRef,
    };
  }

  #placeOf(stored: StoredFinding, landscape: Landscape): Place {
    const known = this.#places.get(stored);
    if (known?.landscape === landscape) return known;
    const { finding } = stored;
    const topic = topicOf(finding);
    const place = {
      landscape,
      owner: landscape.ownerOfFinding(finding),
      topicEntityRef:
        topic === undefined
          ? undefined
          : landscape.topicEntityRef(finding.registry, topic),
    };
    this.#places.set(stored, place);
    return place;
  }

  async #find(filter: FindingFilter): Promise<StoredFinding[]> {
    const found = await this.#store.list({
      states: filter.state ? storedStates(filter.state) : SHOWN,
      severities: filter.severity,
      rules: filter.rule,
      registries: filter.registry,
      clusters: filter.cluster,
      topics: filter.topic,
    });
    return found.filter(stored => this.#isWatched(stored));
  }

  #isWatched({ finding }: StoredFinding): boolean {
    return isWatched(finding, this.#configs);
  }
}

function stateOf(stored: StoredFinding): FindingState {
  if (stored.state === 'resolved') return 'resolved';
  return isMuted(stored) ? 'muted' : 'open';
}

function storedStates(states: readonly FindingState[]): StoredState[] {
  const kept: readonly string[] = states.map(state =>
    state === 'muted' ? 'open' : state,
  );
  return SHOWN.filter(state => kept.includes(state));
}

/** Whether the store would be asked for all that {@link FindingsService.open} has. */
function isOfAllOpen(filter: FindingFilter): boolean {
  const { state, severity, rule, registry, cluster, topic } = filter;
  return (
    state !== undefined &&
    !state.includes('resolved') &&
    [severity, rule, registry, cluster, topic].every(one => one === undefined)
  );
}

function matches(
  { finding }: StoredFinding,
  words: readonly string[],
): boolean {
  const text = searchTextOf(finding);
  return words.every(word => text.includes(word));
}

function excerptOf(
  { finding }: StoredFinding,
  text: string | undefined,
): FindingDetail['excerpt'] {
  if (text === undefined || !finding.location) return undefined;
  const lines = text.split(/\r\n|\r|\n/);
  const { line, endLine } = finding.location;
  if (line > lines.length) return undefined;
  const from = Math.max(1, line - EXCERPT_MARGIN);
  const to = Math.min(
    lines.length,
    endLine + EXCERPT_MARGIN,
    from + EXCERPT_MOST - 1,
  );
  return { firstLine: from, lines: lines.slice(from - 1, to) };
}
