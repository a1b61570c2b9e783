import { ObservedGroup } from '@topic-registry/backstage-plugin-topic-registry-common';
import { clusterConfig } from '../__testUtils__/clusters';
import { BrokerLink } from '../session/BrokerLink';
import { ClusterSession } from '../session/ClusterSession';
import { readCommits } from './readCommits';
import { readMembers } from './readMembers';
import { Reading } from './Reading';

describe('groups of protocols that a broker does not describe', () => {
  it('are refused one by one, and none counts as empty', async () => {
    const config = clusterConfig(['127.0.0.1:9']);
    const session = ClusterSession.open({
      config,
      security: {},
      deadlineMs: 1_000,
    });
    const reading = new Reading(config, session, {
      deadlineMs: 1_000,
      configKeys: [],
      expectedTopics: [],
      expectedGroups: [],
    });
    // brokers between those that know no such groups and those that describe them
    const link = { versionOf: async () => undefined } as unknown as BrokerLink;
    const groups = (['share', 'streams'] as const).map(
      (type): ObservedGroup => ({
        groupId: `of-${type}`,
        type,
        state: 'Stable',
        protocolType: type,
      }),
    );
    groups[1].commits = {};
    for (const group of groups) reading.groups.set(group.groupId, group);
    reading.groups.set('other', {
      groupId: 'other',
      type: 'classic',
      state: 'Empty',
      protocolType: 'consumer',
      members: [],
      commits: {},
    });
    await readMembers(reading, link, groups, new Map());
    await readCommits(reading, link, [groups[0]], new Map());
    reading.coverage.answered('members');
    reading.coverage.answered('commits');
    await session.close();
    const { coverage, groups: seen } = reading.toObservation('', undefined);
    expect(
      coverage
        .filter(({ question }) => ['members', 'commits'].includes(question))
        .map(({ question, subject, code }) => [question, subject, code]),
    ).toEqual([
      ['members', undefined, undefined],
      ['members', 'of-share', 'unsupported'],
      ['members', 'of-streams', 'unsupported'],
      ['commits', undefined, undefined],
      ['commits', 'of-share', 'unsupported'],
    ]);
    for (const { groupId, members } of seen) {
      expect(members).toEqual(groupId === 'other' ? [] : undefined);
    }
  });
});
