import {
  Observation,
  ObservedTopic,
  TopicSample,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isSamplingDue, withEarlierSamples } from './sampling';

const TAKEN = '2026-01-01T10:00:00.000Z';

function topic(name: string, topicId?: string): ObservedTopic {
  return { name, topicId, internal: false, partitions: [] };
}

function sampleOf(topicId?: string): TopicSample {
  return {
    topicId,
    sampledAt: TAKEN,
    asked: { envelopeFields: [], tenantFields: [] },
    records: 1,
    bytes: 1,
    partitions: 1,
    envelopes: {},
    undecodable: {},
    unreadBatches: [],
    missingFields: [],
    eventTypes: [],
    sources: [],
    unnamed: { eventTypes: 0, sources: 0 },
    missingTenant: [],
    keys: { absent: 0, equal: 0, differs: 0, untold: 0 },
  };
}

function reading(given: Partial<Observation>): Observation {
  return {
    cluster: 'c',
    startedAt: TAKEN,
    endedAt: TAKEN,
    brokers: [],
    topics: [],
    groups: [],
    askedTopics: {},
    askedGroups: {},
    coverage: [{ question: 'topics', answered: true }],
    ...given,
  };
}

describe('isSamplingDue', () => {
  const sampling = { intervalMs: 60_000 } as Parameters<
    typeof isSamplingDue
  >[0];
  const earlier = reading({ samples: { takenAt: TAKEN, topics: {} } });
  const after = (ms: number) => new Date(Date.parse(TAKEN) + ms);

  it.each([
    ['none was ever taken', undefined, 0, true],
    ['the last reading has none', reading({}), 0, true],
    ['the interval is not over', earlier, 59_999, false],
    ['the interval is over', earlier, 60_000, true],
    ['the clock was set back', earlier, -1, true],
  ])('where %s', (_name, latest, ms, due) => {
    expect(isSamplingDue(sampling, latest, after(ms))).toBe(due);
  });
});

describe('withEarlierSamples', () => {
  const refused = {
    question: 'samples',
    subject: 'denied',
    answered: false,
    code: 'denied',
  } as const;
  const earlier = reading({
    samples: {
      takenAt: TAKEN,
      topics: {
        same: sampleOf('1'),
        anew: sampleOf('2'),
        gone: sampleOf('3'),
      },
    },
    coverage: [
      { question: 'offsets', answered: true },
      { question: 'samples', answered: true },
      refused,
    ],
  });

  it('takes over what stands, with what was refused', () => {
    const carried = withEarlierSamples(
      reading({ topics: [topic('same', '1'), topic('anew', '9')] }),
      earlier,
    );
    expect(Object.keys(carried.samples?.topics ?? {})).toEqual(['same']);
    expect(carried.samples?.takenAt).toBe(TAKEN);
    expect(carried.coverage).toEqual([
      { question: 'topics', answered: true },
      { question: 'samples', answered: true },
      refused,
    ]);
  });

  it('leaves a reading as it is where there is nothing to take over', () => {
    const own = reading({});
    expect(withEarlierSamples(own, undefined)).toBe(own);
    expect(withEarlierSamples(own, reading({}))).toBe(own);
  });
});
