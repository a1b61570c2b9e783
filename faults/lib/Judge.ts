import {
  Finding,
  findRule,
  NotEvaluated,
  Observation,
  ParsedDocument,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  ClusterConfig,
  createClusterReader,
  EMPTY_LEDGER,
  evaluateCluster,
  expectedGroupsOf,
  expectedTopicsOf,
  Ledger,
  observedConfigKeys,
  ObserveOptions,
  sampleHintsOf,
  updateUsage,
  withUpdate,
} from '@topic-registry/backstage-plugin-topic-registry-node';

/** What one reading says. */
export interface Judgement {
  observation: Observation;
  /** As `rule subject [discriminator]`. */
  findings: string[];
  /** Those that count only when the next reading shows them too. */
  unconfirmed: string[];
  notEvaluated: NotEvaluated[];
}

/** Reads a cluster and holds the registry against it, as the portal does. */
export class Judge {
  private readonly bound: BoundRegistry;
  private previous?: Observation;
  private ledger: Ledger = EMPTY_LEDGER;

  constructor(
    private readonly config: ClusterConfig,
    { registry }: ParsedDocument,
  ) {
    this.bound = { registry, timezone: 'UTC', serviceAliases: {} };
  }

  /** One reading, which no other is held against. */
  async observe(): Promise<Observation> {
    return createClusterReader(this.config).observe(this.options());
  }

  async judge(): Promise<Judgement> {
    const observation = await createClusterReader(this.config).observe({
      ...this.options(),
      also: ['samples'],
      sampling: {
        hints: sampleHintsOf([this.bound]),
        previous: this.previous?.samples,
      },
    });
    this.ledger = withUpdate(
      this.ledger,
      updateUsage(this.ledger, observation),
    );
    const { id, environment } = this.config;
    const { findings, notEvaluated } = evaluateCluster({
      cluster: { id, environment },
      registries: [this.bound],
      observation,
      previous: this.previous,
      usage: this.ledger,
      now: new Date(),
    });
    this.previous = observation;
    return {
      observation,
      findings: findings.map(lineOf).sort(),
      unconfirmed: findings
        .filter(({ rule }) => findRule(rule)?.confirmations === 2)
        .map(lineOf),
      notEvaluated,
    };
  }

  /** Lets go what earlier readings have shown. */
  forget(): void {
    this.previous = undefined;
    this.ledger = EMPTY_LEDGER;
  }

  // As the portal does, it asks by name for what was there before.
  private options(): ObserveOptions {
    const { topics = [], groups = [] } = this.previous ?? {};
    return {
      deadlineMs: this.config.deadlineMs,
      configKeys: observedConfigKeys([this.bound]),
      expectedTopics: [
        ...new Set([
          ...expectedTopicsOf(this.bound),
          ...topics.filter(one => !one.internal).map(({ name }) => name),
        ]),
      ],
      expectedGroups: [
        ...new Set([
          ...expectedGroupsOf(this.bound),
          ...groups.map(({ groupId }) => groupId),
        ]),
      ],
    };
  }
}

function lineOf({ rule, subject, discriminator }: Finding): string {
  return [rule, subject.name, discriminator].filter(Boolean).join(' ');
}
