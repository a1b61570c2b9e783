import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka } from '@topic-registry/dev-kafka';
import {
  client,
  clusterConfig,
  createTopics,
  observe,
  observeUntil,
  startTestKafka,
  topicOf,
} from './__testUtils__/clusters';
import { judge } from './__testUtils__/judge';

jest.setTimeout(240_000);

describe('health on three real brokers', () => {
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({ nodes: 3 });
    await createTopics(kafka, client(kafka), undefined, [
      {
        topic: 'all_events',
        replicaAssignment: [{ partition: 0, replicas: [1, 2, 3] }],
      },
      {
        topic: 'third_events',
        replicaAssignment: [{ partition: 0, replicas: [3] }],
      },
    ]);
  });

  afterAll(() => kafka?.stop());

  it('is found once brokers agree on it, and left open while one is silent', async () => {
    const sketches = [{ name: 'all_events' }, { name: 'third_events' }];
    const health = (observation: Observation) => {
      const { findings, notEvaluated } = judge(sketches, observation);
      return {
        findings: findings
          .filter(({ rule }) => rule.startsWith('health/'))
          .map(({ rule, subject }) => `${rule} ${subject.name}`)
          .sort(),
        open: notEvaluated
          .map(({ rule }) => rule)
          .filter(rule => rule.startsWith('health/')).length,
      };
    };
    const options = { expectedTopics: sketches.map(({ name }) => name) };
    const config = clusterConfig(kafka.brokers);
    expect(health(await observe(config, options))).toEqual({
      findings: [],
      open: 0,
    });

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
});
