import {
  ObservedGroup,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { clusterConfig } from '../__testUtils__/clusters';
import { BrokerLink } from '../session/BrokerLink';
import { ClusterSession } from '../session/ClusterSession';
import { ReadingFailure } from '../session/ReadingFailure';
import { ObservationDraft } from './ObservationDraft';
import { readCommits } from './readCommits';
import { Reading } from './Reading';
import { readMembers } from './readMembers';

const CONFIG = clusterConfig(['127.0.0.1:9']);
const OPTIONS = {
  deadlineMs: 1_000,
  configKeys: ['retention.ms'],
  expectedTopics: [],
  expectedGroups: [],
};

const group = (groupId: string, over: Partial<ObservedGroup> = {}) => ({
  groupId,
  type: 'classic' as const,
  state: 'Stable',
  protocolType: 'consumer',
  ...over,
});

const topic = (
  name: string,
  offsets: Partial<ObservedTopic['partitions'][0]>,
): ObservedTopic => ({
  name,
  internal: false,
  configs: {},
  partitions: [
    {
      partition: 0,
      leader: 1,
      replicas: [1],
      isr: [1],
      offlineReplicas: [],
      ...offsets,
    },
  ],
});

const TOLD = { beginOffset: 0n, endOffset: 1n, newestTimestamp: -1 };

function openIn(draft: ObservationDraft) {
  return draft
    .toObservation('', undefined)
    .coverage.filter(({ answered }) => !answered)
    .map(({ question, subject, reason }) => ({ question, subject, reason }));
}

describe('what an answer leaves out', () => {
  const draft = () => {
    const made = new ObservationDraft(CONFIG, OPTIONS);
    for (const question of [
      'topics',
      'configs',
      'offsets',
      'newest',
      'groups',
      'members',
      'commits',
      'reassignments',
    ] as const) {
      made.coverage.answered(question);
    }
    made.topics.set('told', topic('told', TOLD));
    made.groups.set('told', group('told', { members: [], commits: {} }));
    return made;
  };

  it('is nothing where all of it is told', () => {
    expect(openIn(draft())).toEqual([]);
  });

  it.each([
    ['configs', { ...topic('bare', TOLD), configs: undefined }],
    ['offsets', topic('bare', { ...TOLD, endOffset: undefined })],
    ['offsets', topic('bare', { ...TOLD, beginOffset: undefined })],
    ['newest', topic('bare', { ...TOLD, newestTimestamp: undefined })],
  ])('is refused for a topic: %s', (question, bare) => {
    const made = draft();
    made.topics.set('bare', bare);
    expect(openIn(made)).toEqual([
      {
        question,
        subject: 'bare',
        reason: expect.stringContaining('left it out of their answers'),
      },
    ]);
  });

  it.each([
    ['members', group('bare', { commits: {} })],
    ['commits', group('bare', { members: [] })],
  ])('is refused for a group: %s', (question, bare) => {
    const made = draft();
    made.groups.set('bare', bare);
    expect(openIn(made)).toEqual([
      {
        question,
        subject: 'bare',
        reason: expect.stringContaining('left it out of their answers'),
      },
    ]);
  });

  it('keeps the cause that is known', () => {
    const made = draft();
    made.groups.set('bare', group('bare'));
    const denied = new ReadingFailure('denied', 'Denied.');
    made.coverage.refuseSubject('members', 'bare', denied);
    made.coverage.refuse('commits', denied);
    expect(openIn(made).map(({ reason }) => reason)).toEqual([
      'Denied.',
      'Denied.',
    ]);
  });
});

describe('a group that its coordinator leaves out of an answer', () => {
  it('is asked for again', async () => {
    const session = ClusterSession.open({
      config: CONFIG,
      security: {},
      deadlineMs: 1_000,
    });
    const reading = new Reading(CONFIG, session, OPTIONS);
    const groups: ObservedGroup[] = [group('there'), group('left-out')];
    const described = {
      groupId: 'there',
      errorCode: 0,
      state: 'Empty',
      protocolType: 'consumer',
      members: [],
    };
    const link = {
      versionOf: async () => 8,
      send: async (call: { name: string }) => ({
        groups:
          call.name === 'OffsetFetch'
            ? [{ groupId: 'there', errorCode: 0, topics: [] }]
            : [described],
      }),
    } as unknown as BrokerLink;
    for (const read of [readMembers, readCommits]) {
      const moved = new Map<string, ReadingFailure>();
      await read(reading, link, groups, moved);
      expect([...moved.keys()]).toEqual(['left-out']);
      expect(moved.get('left-out')?.message).toContain('left it out');
    }
    await session.close();
  });
});
