import { LoggerService } from '@backstage/backend-plugin-api';
import {
  findRule,
  NotEvaluated,
  RuleProfile,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  ClusterConfig,
  evaluateClusterInTurns,
  evaluateRegistryInTurns,
  Neighbours,
  RuleSettings,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { AlertSender } from '../alerts/AlertSender';
import { Announcer } from '../alerts/Announcer';
import { FindingsStore } from '../database/FindingsStore';
import { EVERY_RULE, Outcome, reconcile } from '../findings/reconcile';
import {
  FindingChanges,
  FoundEvent,
  Scope,
  scopeKey,
  StoredFinding,
} from '../findings/types';
import { untold } from '../findings/untold';
import { withoutUnread } from '../findings/withoutUnread';
import { UsageService } from '../usage/UsageService';
import { ClusterState, ObservationsService } from './ObservationsService';
import { RegistriesService, RegistryState } from './RegistriesService';

/** Holds documents and readings against the rules and brings the findings up to date. */
export interface EvaluationService {
  /** Evaluates a registry's document as it is in force. */
  evaluateDocument(registry: string): Promise<void>;
  /** Evaluates the last reading of a cluster against all registries bound to it. */
  evaluateCluster(cluster: string): Promise<void>;
}

export class DefaultEvaluationService implements EvaluationService {
  readonly #registries: RegistriesService;
  readonly #observations: ObservationsService;
  readonly #usage: UsageService;
  readonly #findings: FindingsStore;
  readonly #announcer: Announcer;
  readonly #alerts?: AlertSender;
  readonly #rules: RuleSettings;
  readonly #profile: RuleProfile;
  readonly #logger: LoggerService;
  // One after the other for each scope, so that none works on inputs that
  // another has already replaced.
  readonly #queues = new Map<string, Promise<void>>();

  static create(options: {
    registries: RegistriesService;
    observations: ObservationsService;
    usage: UsageService;
    findings: FindingsStore;
    announcer: Announcer;
    /** Absent where nobody is told. */
    alerts?: AlertSender;
    rules: RuleSettings;
    profile: RuleProfile;
    logger: LoggerService;
  }): EvaluationService {
    return new DefaultEvaluationService(options);
  }

  private constructor(options: {
    registries: RegistriesService;
    observations: ObservationsService;
    usage: UsageService;
    findings: FindingsStore;
    announcer: Announcer;
    /** Absent where nobody is told. */
    alerts?: AlertSender;
    rules: RuleSettings;
    profile: RuleProfile;
    logger: LoggerService;
  }) {
    this.#registries = options.registries;
    this.#observations = options.observations;
    this.#usage = options.usage;
    this.#findings = options.findings;
    this.#announcer = options.announcer;
    this.#alerts = options.alerts;
    this.#rules = options.rules;
    this.#profile = options.profile;
    this.#logger = options.logger;
  }

  async evaluateDocument(registry: string): Promise<void> {
    await this.#enqueue(`document:${registry}`, () => this.#document(registry));
  }

  async evaluateCluster(cluster: string): Promise<void> {
    await this.#enqueue(`cluster:${cluster}`, () => this.#cluster(cluster));
  }

  async #document(id: string): Promise<void> {
    const { record, bound, parsed } = await this.#registries.get(id);
    if (!record) return;
    const now = new Date();
    const scope: Scope = { kind: 'document', registry: id };
    const evaluation =
      bound && parsed
        ? await evaluateRegistryInTurns({
            ...bound,
            unparsed: parsed.unparsed,
            neighbours: neighboursOf(id, await this.#registries.list()),
            now,
            rules: this.#rules,
            profile: this.#profile,
          })
        : nothingEvaluated({
            rule: EVERY_RULE,
            registry: id,
            reason: `No text of the registry ${id} is in force: ${record.error}`,
          });
    const readAt = record.inForce?.readAt ?? record.checkedAt;
    await this.#apply(scope, evaluation, readAt, readAt, now);
  }

  async #cluster(id: string): Promise<void> {
    const state = await this.#observations.get(id);
    const registries = (await this.#registries.list()).filter(registry =>
      registry.config.clusters.includes(id),
    );
    if (!state.lastReading || registries.length === 0) return;
    const now = new Date();
    const scope: Scope = {
      kind: 'cluster',
      cluster: id,
      registries: registries.map(registry => registry.config.id),
    };
    const { evaluation, seenAt } = await evaluateReading(
      state,
      registries,
      await this.#usageOf(state),
      now,
      { rules: this.#rules, profile: this.#profile },
    );
    // A reading without answers is newer than the observation that stands.
    await this.#apply(
      scope,
      evaluation,
      state.lastReading.startedAt,
      seenAt,
      now,
    );
  }

  // History that has not taken over the reading would contradict it.
  async #usageOf({ config, latest }: ClusterState): Promise<Usage | undefined> {
    const usage = await this.#usage.of(config.id);
    return usage.reading === latest?.startedAt ? usage : undefined;
  }

  async #apply(
    scope: Scope,
    evaluation: Outcome,
    reading: string,
    seenAt: string,
    now: Date,
  ): Promise<void> {
    const { notEvaluated } = evaluation;
    const changes = await this.#findings.reconcile(
      scope,
      { reading, evaluatedAt: now.toISOString(), notEvaluated },
      existing =>
        reconcile({
          existing,
          evaluation,
          scope,
          reading,
          seenAt,
          now: now.toISOString(),
          // An unknown rule is one from elsewhere: what it found was there.
          confirmationsOf: rule => findRule(rule)?.confirmations ?? 1,
        }),
    );
    if (!changes) return;
    this.#tell(scope, changes);
    this.#alerts?.kick();
    await this.#announcer.findingsChanged(changesOf(changes), scopeKey(scope));
  }

  #tell(scope: Scope, changes: FindingChanges): void {
    const counts = { opened: 0, reopened: 0, updated: 0, resolved: 0 };
    for (const event of changes.events) counts[event.kind]++;
    const words = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${count} ${kind}`);
    if (words.length > 0) {
      this.#logger.info(`Findings of ${scopeKey(scope)}: ${words.join(', ')}`);
    }
  }

  #enqueue(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.#queues.get(key) ?? Promise.resolve();
    const next = before.catch(() => {}).then(work);
    this.#queues.set(key, next);
    return next;
  }
}

function changesOf(
  changes: FindingChanges,
): { change: FoundEvent['kind']; stored: StoredFinding }[] {
  const stored = new Map(
    changes.upserts.map(one => [one.finding.fingerprint, one]),
  );
  const result: { change: FoundEvent['kind']; stored: StoredFinding }[] = [];
  for (const { fingerprint, kind } of changes.events) {
    const one = stored.get(fingerprint);
    if (one) result.push({ change: kind, stored: one });
  }
  return result;
}

async function evaluateReading(
  state: ClusterState,
  registries: RegistryState[],
  usage: Usage | undefined,
  now: Date,
  asked: { rules: RuleSettings; profile: RuleProfile },
): Promise<{ evaluation: Outcome; seenAt: string }> {
  const { config, lastReading, latest, previous } = state;
  const seenAt = latest?.endedAt ?? now.toISOString();
  const cluster = config.id;
  if (!latest || lastReading?.status === 'failed') {
    const reason = `The last reading of ${cluster} gave no answers: ${
      lastReading?.reason ?? 'no reason told'
    }`;
    const open = { rule: EVERY_RULE, cluster, reason };
    return { evaluation: nothingEvaluated(open), seenAt };
  }
  const bound: BoundRegistry[] = [];
  const unread: string[] = [];
  for (const registry of registries) {
    if (registry.bound) bound.push(registry.bound);
    else unread.push(registry.config.id);
  }
  const evaluated =
    bound.length > 0
      ? await evaluateClusterInTurns({
          cluster: clusterOf(config),
          registries: bound,
          observation: latest,
          previous,
          usage,
          now,
          ...asked,
        })
      : nothingEvaluated();
  const evaluation = {
    findings: evaluated.findings,
    notEvaluated: [...evaluated.notEvaluated, ...untold(latest)],
  };
  return { evaluation: withoutUnread(evaluation, cluster, unread), seenAt };
}

/** The registries that share a cluster with one, itself among them; undefined for one that is on none. */
function neighboursOf(
  id: string,
  registries: RegistryState[],
): Neighbours | undefined {
  const clusters =
    registries.find(({ config }) => config.id === id)?.config.clusters ?? [];
  if (clusters.length === 0) return undefined;
  const neighbours: Neighbours = { registries: [], unread: [] };
  for (const { config, bound } of registries) {
    if (!config.clusters.some(cluster => clusters.includes(cluster))) continue;
    if (bound) neighbours.registries.push(bound);
    else neighbours.unread.push(config.id);
  }
  return neighbours;
}

function clusterOf(config: ClusterConfig): { id: string; environment: string } {
  return { id: config.id, environment: config.environment };
}

function nothingEvaluated(...notEvaluated: NotEvaluated[]): Outcome {
  return { findings: [], notEvaluated };
}
