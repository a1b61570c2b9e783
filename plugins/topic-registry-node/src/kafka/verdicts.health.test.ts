import {
  Evaluation,
  Finding,
  isAnswered,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka } from '@topic-registry/dev-kafka';
import { openQuestions } from '../rules/testing';
import {
  client,
  clusterConfig,
  commitAs,
  createTopics,
  observe,
  observeUntil,
  startTestKafka,
  topicOf,
} from './__testUtils__/clusters';
import { judge } from './__testUtils__/judge';

jest.setTimeout(240_000);

/** Findings that a later evaluation neither repeats nor leaves open: they would be taken for resolved. */
function resolvedBy(
  { findings, notEvaluated }: Evaluation,
  before: Finding[],
): Finding[] {
  const repeated = new Set(findings.map(({ fingerprint }) => fingerprint));
  return before.filter(
    one =>
      !repeated.has(one.fingerprint) &&
      !notEvaluated.some(
        ({ rule, subject, discriminator }) =>
          rule === one.rule &&
          (!subject || subject.name === one.subject.name) &&
          (!discriminator || discriminator === one.discriminator),
      ),
  );
}

describe('health on three real brokers', () => {
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({ nodes: 3 });
    const outside = client(kafka);
    await createTopics(kafka, outside, undefined, [
      {
        topic: 'all_events',
        replicaAssignment: [{ partition: 0, replicas: [1, 2, 3] }],
      },
      {
        topic: 'third_events',
        replicaAssignment: [{ partition: 0, replicas: [3] }],
      },
    ]);
    // Groups have their coordinators from the first one on.
    await commitAs(
      outside,
      ['agent_copilot_third_events_consumer'],
      'third_events',
    );
  });

  afterAll(() => kafka?.stop());

  it('is found once brokers agree on it, and left open while one is silent', async () => {
    const sketches = [{ name: 'all_events' }, { name: 'third_events' }];
    const health = (observation: Observation) => {
      const { findings, notEvaluated } = judge(sketches, observation);
      return {
        findings: findings
          .filter(({ rule }) => /^health\/(?:offline|under)/.test(rule))
          .map(({ rule, subject }) => `${rule} ${subject.name}`)
          .sort(),
        open: notEvaluated
          .map(({ rule }) => rule)
          .filter(rule => /^health\/(?:offline|under)/.test(rule)).length,
      };
    };
    const options = { expectedTopics: sketches.map(({ name }) => name) };
    const config = clusterConfig(kafka.brokers);
    // A cluster that has just started does not tell everything at once.
    const settled = await observeUntil(
      () => observe(config, options),
      seen => health(seen).open === 0,
    );
    expect(health(settled)).toEqual({ findings: [], open: 0 });

    kafka.pause(3);
    try {
      const silent = await observe(config, { ...options, deadlineMs: 4_000 });
      expect(health(silent).open).toBe(2);
    } finally {
      kafka.resume(3);
    }

    await kafka.kill(3);
    const lost = await observeUntil(
      () => observe(config, options),
      seen =>
        seen.brokers.length === 2 &&
        topicOf(seen, 'third_events').partitions[0].leader === -1 &&
        !topicOf(seen, 'all_events').partitions[0].isr.includes(3),
    );
    expect(health(lost).findings).toEqual([
      'health/offline-partition third_events',
      'health/under-replicated all_events',
    ]);
  });

  // The last one: of three voters two are gone, and with them the controller.
  it('stays open without a controller, which freezes what the survivor tells', async () => {
    const sketches = [
      { name: 'all_events', consumers: ['service-12'] },
      { name: 'third_events', consumers: ['service-21'] },
    ];
    const config = clusterConfig(kafka.brokers);
    const options = {
      expectedTopics: ['all_events', 'third_events'],
      expectedGroups: ['analytics_all_events_consumer'],
    };
    await kafka.kill(3);
    const before = await observeUntil(
      () => observe(config, options),
      seen =>
        seen.brokers.length === 2 &&
        !topicOf(seen, 'all_events').partitions[0].isr.includes(3) &&
        judge(sketches, seen).findings.length === 3,
    );
    const { findings } = judge(sketches, before);
    expect(
      findings.map(({ rule, subject }) => `${rule} ${subject.name}`).sort(),
    ).toEqual([
      'consumer/absent all_events',
      'health/offline-partition third_events',
      'health/under-replicated all_events',
    ]);

    await kafka.kill(2);
    // The survivor may be the controller itself, and resigns only some seconds
    // after it has lost the others.
    const frozen = await observeUntil(
      () => observe({ ...config, brokers: [kafka.brokers[0]] }, options),
      seen => !isAnswered(seen, 'reassignments'),
    );
    // What the controller alone knows holds up nothing else.
    expect(isAnswered(frozen, 'configs', 'all_events')).toBe(true);
    expect(
      frozen.coverage.find(({ question }) => question === 'reassignments'),
    ).toMatchObject({
      answered: false,
      code: 'timeout',
      reason: expect.stringContaining('active controller'),
    });
    // It still tells of a broker that is no more, and of its replica in sync.
    const [partition] = topicOf(frozen, 'all_events').partitions;
    expect(partition.isr).toContain(2);
    const after = judge(sketches, frozen);
    for (const rule of [
      'health/under-replicated',
      'health/offline-partition',
    ]) {
      expect(openQuestions(after, rule)).toContain('*');
    }
    expect(resolvedBy(after, findings)).toEqual([]);
    const known = new Set(findings.map(({ fingerprint }) => fingerprint));
    expect(
      after.findings.filter(({ fingerprint }) => !known.has(fingerprint)),
    ).toEqual([]);
  });
});
