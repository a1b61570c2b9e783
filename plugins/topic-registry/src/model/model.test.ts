import { topicRows } from '../__fixtures__';
import { CLUSTER_STATES, stateTone } from './clusterStates';
import { membersOf } from './membersOf';
import { clusterView, countByCluster, gravest } from './topicState';

describe('membersOf', () => {
  it.each([
    [{ state: 'Stable', members: 3 }, 'stable, 3 members'],
    [{ state: 'Stable', members: 1 }, 'stable, 1 member'],
    [{ state: 'Empty', members: 0 }, 'no member now'],
    [{ state: 'Dead', members: 0 }, 'no member now'],
    [{ state: 'Stable', members: undefined }, 'stable, members not known'],
  ])('%j: %s', (group, words) => {
    expect(membersOf(group)).toBe(words);
  });
});

describe('the colour of a state', () => {
  const none = { error: 0, warning: 0, info: 0 };
  const view = (id: string) => CLUSTER_STATES.find(one => one.id === id)!;

  it('is that of the gravest of its topics, the same in a summary and in the rows', () => {
    const [row] = topicRows();
    const rows = (['missing', 'differs', 'agrees', 'unknown'] as const).flatMap(
      state =>
        (['info', 'warning'] as const).map(severity => ({
          ...row,
          clusters: [
            {
              ...row.clusters[0],
              state,
              findings: { ...none, [severity]: 1 },
            },
          ],
        })),
    );
    const counted = countByCluster(rows).get(row.clusters[0].cluster)!;
    expect(counted.states).toMatchObject({ missing: 2, differs: 2 });
    for (const { id } of CLUSTER_STATES) {
      const tones = rows
        .map(one => one.clusters[0])
        .filter(on => on.state === id && view(id).state === 'differs')
        .map(on => clusterView(on).tone);
      const worst = gravest(
        tones.map(one => (one === 'quiet' ? undefined : one)),
      );
      expect(stateTone(view(id), counted.severities)).toBe(worst ?? 'quiet');
    }
  });

  it('is its own where no finding grades it', () => {
    expect(stateTone(view('missing'), {})).toBe('error');
    expect(stateTone(view('differs'), {})).toBe('warning');
    expect(stateTone(view('unknown'), { unknown: 'error' })).toBe('quiet');
  });
});
