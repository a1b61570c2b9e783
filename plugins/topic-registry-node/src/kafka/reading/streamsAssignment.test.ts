import { streamsAssignment } from './readNewerMembers';

describe('what tasks of Kafka Streams read', () => {
  const counts: Record<string, number> = { orders: 4, prices: 2 };
  const count = (topic: string) => counts[topic];
  const sources = new Map([
    ['0', ['orders', 'prices']],
    ['1', ['app-repartition']],
  ]);

  it('is the partition of the same number of each source topic that has it', () => {
    expect(
      streamsAssignment(
        [
          { subtopology: '0', partitions: [3, 1] },
          { subtopology: '1', partitions: [7] },
        ],
        sources,
        count,
      ),
    ).toEqual({ orders: [1, 3], prices: [1], 'app-repartition': [7] });
  });

  it('is nothing without tasks', () => {
    expect(streamsAssignment([], sources, count)).toEqual({});
    expect(streamsAssignment([], undefined, count)).toEqual({});
  });

  it('is not told where the group does not say what a task reads', () => {
    const tasks = [{ subtopology: '2', partitions: [0] }];
    expect(streamsAssignment(tasks, sources, count)).toBeUndefined();
    expect(streamsAssignment(tasks, undefined, count)).toBeUndefined();
  });
});
