import {
  observationAt,
  seenGroup,
  seenTopic,
} from '../__testUtils__/landscape';
import { ObservationIndex } from './ObservationIndex';

describe('ObservationIndex', () => {
  const observation = observationAt(1, {
    topics: [seenTopic('a', [1n]), seenTopic('b', [2n])],
    groups: [
      seenGroup('both', { a: 1n, b: 1n }),
      {
        ...seenGroup('member', {}),
        members: [
          { memberId: 'm', clientId: 'c', host: 'h', assignment: { b: [0] } },
          { memberId: 'n', clientId: 'c', host: 'h' },
        ],
      },
      {
        ...seenGroup('told nothing', {}),
        members: undefined,
        commits: undefined,
      },
    ],
  });
  const index = ObservationIndex.of(observation);

  it('finds topics and groups by name', () => {
    expect(index.topic('b')).toBe(observation.topics[1]);
    expect(index.topic('c')).toBeUndefined();
    expect(index.group('member')).toBe(observation.groups[1]);
    expect(index.group('nobody')).toBeUndefined();
  });

  it('finds groups by what they committed and by what they hold', () => {
    const on = (topic: string) => index.groupsOn(topic).map(g => g.groupId);
    expect(on('a')).toEqual(['both']);
    expect(on('b')).toEqual(['both', 'member']);
    expect(on('c')).toEqual([]);
  });

  it('is made once for a reading', () => {
    expect(ObservationIndex.of(observation)).toBe(index);
    expect(ObservationIndex.of({ ...observation })).not.toBe(index);
  });
});
