import {
  Evaluation,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  ConsoleConsumer,
  RunningKafka,
  startConsoleConsumer,
} from '@topic-registry/dev-kafka';
import { Kafka } from 'kafkajs';
import { EMPTY_LEDGER, Ledger, updateUsage, withUpdate } from '../rules';
import { summary, TopicSketch } from '../rules/testing';
import {
  client,
  clusterConfig,
  commitAs,
  createTopics,
  observe,
  observeUntil,
  startTestKafka,
  topicOf,
  withAdmin,
} from './__testUtils__/clusters';
import { judge } from './__testUtils__/judge';

jest.setTimeout(240_000);

/** The time is the broker's; only where a rule counts days it is moved on. */
const DAY_MS = 86_400_000;

const yesterday = () =>
  new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10);

const ledgerOf = (...readings: Observation[]) =>
  readings.reduce<Ledger>(
    (ledger, one) => withUpdate(ledger, updateUsage(ledger, one)),
    EMPTY_LEDGER,
  );

describe('verdicts on a real broker', () => {
  let kafka: RunningKafka;
  let outside: Kafka;
  const started: ConsoleConsumer[] = [];

  beforeAll(async () => {
    kafka = await startTestKafka();
    outside = client(kafka);
    await createTopics(kafka, outside, undefined, [
      { topic: 'auth_events' },
      { topic: 'nda_events' },
      { topic: 'old_events' },
    ]);
  });

  afterAll(async () => {
    await Promise.all(started.map(member => member.stop()));
    await kafka?.stop();
  });

  const read = (names: string[]) =>
    observe(clusterConfig(kafka.brokers), {
      expectedTopics: names,
      expectedGroups: names.map(name => `analytics_${name}_consumer`),
    });

  async function produce(topic: string) {
    const producer = outside.producer();
    await producer.connect();
    await producer.send({ topic, messages: [{ value: 'x' }] });
    await producer.disconnect();
  }

  it('sees a live member of the new protocol where older ways show a dead group', async () => {
    const group = 'analytics_auth_events_consumer';
    const sketch = { name: 'auth_events', consumers: ['service-12'] };
    const none = await read(['auth_events']);
    expect(summary(judge([sketch], none))).toContain(
      'warning consumer/absent auth_events service-12',
    );
    started.push(
      await startConsoleConsumer({
        brokers: kafka.brokers,
        topic: 'auth_events',
        group,
        protocol: 'consumer',
      }),
    );
    const observation = await observeUntil(
      () => read(['auth_events']),
      seen =>
        seen.groups.some(
          ({ groupId, members = [] }) =>
            groupId === group &&
            members.some(
              ({ assignment }) => (assignment?.auth_events ?? []).length > 0,
            ),
        ),
    );
    expect(
      summary(judge([sketch], observation)).filter(line =>
        line.includes('auth_events'),
      ),
    ).toEqual([]);
    expect(
      summary(
        judge([{ ...sketch, lifecycle: 'deprecated' }], observation),
      ).filter(line => line.includes(group)),
    ).toEqual([`warning deprecated/consumed auth_events ${group}`]);
  });

  it('takes a topic that was made anew for another one, and says that it came back', async () => {
    const sketch: TopicSketch = {
      name: 'nda_events',
      lifecycle: 'deprecated',
      deprecatedOn: yesterday(),
    };
    const about = (evaluation: Evaluation) =>
      summary(evaluation).filter(line => line.includes('nda_events'));
    await produce('nda_events');
    const first = await observeUntil(
      () => read(['nda_events']),
      seen => topicOf(seen, 'nda_events').partitions[0].endOffset === 1n,
    );
    expect(about(judge([sketch], first))).toEqual([
      'warning deprecated/produced nda_events',
    ]);
    await withAdmin(outside, admin =>
      admin.deleteTopics({ topics: ['nda_events'] }),
    );
    const gone = await observeUntil(
      () => read(['nda_events']),
      seen => seen.askedTopics.nda_events === 'absent',
    );
    expect(about(judge([sketch], gone, ledgerOf(first)))).toEqual([]);
    await createTopics(kafka, outside, undefined, [{ topic: 'nda_events' }]);
    const anew = await read(['nda_events']);
    expect(topicOf(anew, 'nda_events').topicId).not.toBe(
      topicOf(first, 'nda_events').topicId,
    );
    // It is empty: nothing was written to this one.
    for (const history of [
      ledgerOf(first),
      ledgerOf(first, gone),
      ledgerOf(gone),
    ]) {
      expect(about(judge([sketch], anew, history))).toEqual([
        'error deprecated/resurrected nda_events',
      ]);
    }
    expect(about(judge([sketch], anew))).toEqual([]);
  });

  it('takes offsets that are left over for no reading, and their movement for one', async () => {
    const group = 'analytics_old_events_consumer';
    const sketch: TopicSketch = {
      name: 'old_events',
      lifecycle: 'deprecated',
      deprecatedOn: yesterday(),
    };
    const about = (evaluation: Evaluation) =>
      summary(evaluation).filter(line => line.includes(group));
    await commitAs(outside, [group], 'old_events');
    const first = await observeUntil(
      () => read(['old_events']),
      seen => seen.groups.some(({ groupId }) => groupId === group),
    );
    const left = judge([sketch], first);
    expect(about(left)).toEqual([]);
    expect(
      left.notEvaluated.some(
        one =>
          one.rule === 'deprecated/consumed' && one.discriminator === group,
      ),
    ).toBe(true);
    await produce('old_events');
    await withAdmin(outside, admin =>
      admin.setOffsets({
        groupId: group,
        topic: 'old_events',
        partitions: [{ partition: 0, offset: '1' }],
      }),
    );
    const second = await observeUntil(
      () => read(['old_events']),
      seen =>
        seen.groups.find(({ groupId }) => groupId === group)?.commits
          ?.old_events?.[0] === 1n,
    );
    expect(about(judge([sketch], second, ledgerOf(first)))).toEqual([
      `warning deprecated/consumed old_events ${group}`,
    ]);
  });
});
