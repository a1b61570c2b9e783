import { ReaderState } from '@topic-registry/backstage-plugin-topic-registry-common';
import { GroupAttribution } from '@topic-registry/backstage-plugin-topic-registry-node';
import { MigratingReader, migrationsOf } from './migrations';

const BILLING = { registry: 'shop', service: 'billing' };
const STOCK = { registry: 'shop', service: 'stock' };

const attributed = (owner = BILLING): GroupAttribution => ({
  kind: 'attributed',
  ...owner,
  by: 'template',
  conforms: true,
  expected: [],
});

const reader = (
  group: string,
  verdict: ReaderState,
  attribution: GroupAttribution = attributed(),
): MigratingReader => ({ group, verdict, reason: 'Seen.', attribution });

const board = (
  old: MigratingReader[],
  now: MigratingReader[],
  options: {
    declared?: (typeof BILLING)[];
    oldOpen?: string;
    newOpen?: string;
  } = {},
) =>
  migrationsOf(
    { name: 'old_events', readers: old, open: options.oldOpen },
    { name: 'new_events', readers: now, open: options.newOpen },
    options.declared ?? [],
  );

describe('migrationsOf', () => {
  it.each<[string, ReaderState | undefined, ReaderState | undefined, string]>([
    ['old', 'active', undefined, 'old'],
    ['old, waiting', 'attached-idle', undefined, 'old'],
    ['both', 'stalled', 'active', 'both'],
    ['moved', 'stale', 'active', 'moved'],
    ['moved, without a trace', undefined, 'active', 'moved'],
    ['neither', 'stale', 'stale', 'stopped'],
    ['left over on the old', 'unknown', 'active', 'unknown'],
    ['left over on the new', 'stale', 'unknown', 'unknown'],
  ])('tells %s', (_, onOld, onNew, state) => {
    const [row] = board(
      onOld ? [reader('b_old', onOld)] : [],
      onNew ? [reader('b_new', onNew)] : [],
      { declared: [BILLING] },
    );
    expect(row).toMatchObject({ consumer: BILLING, state });
    expect(row.reason).toMatch(/On `old_events`: .* On `new_events`: /);
  });

  it('finds consumers that the document does not declare, each once', () => {
    const rows = board(
      [
        reader('b1', 'active'),
        reader('b2', 'active'),
        reader('s', 'active', attributed(STOCK)),
      ],
      [],
      { declared: [BILLING] },
    );
    expect(rows.map(row => [row.state, row.oldGroups])).toEqual([
      ['old', ['b1', 'b2']],
      ['old', ['s']],
    ]);
  });

  it('counts nobody as moved while a group may read the old topic unseen', () => {
    const options = { declared: [BILLING] };
    expect(
      board([], [reader('n', 'active')], { ...options, oldOpen: 'Denied.' })[0],
    ).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('Denied.'),
    });
    // A group of nobody may be its own; one that has stopped is not.
    const foreign = (verdict: ReaderState) =>
      board(
        [reader('odd', verdict, { kind: 'unknown' })],
        [reader('n', 'active')],
        options,
      )[0];
    expect(foreign('active').state).toBe('unknown');
    expect(foreign('stale').state).toBe('moved');
  });

  it('says old where the replacement cannot be looked into', () => {
    const options = { newOpen: 'Denied.' };
    expect(board([reader('b', 'active')], [], options)[0].state).toBe('old');
    expect(board([reader('b', 'stale')], [], options)[0].state).toBe('unknown');
  });

  it("shows what is ambiguous, and what is nobody's, as what it is", () => {
    const rows = board(
      [
        reader('x', 'active', {
          kind: 'ambiguous',
          candidates: [BILLING, STOCK],
        }),
        reader('odd', 'active', { kind: 'unknown' }),
        reader('gone', 'stale', { kind: 'unknown' }),
      ],
      [reader('odd', 'active', { kind: 'unknown' })],
    );
    expect(rows).toMatchObject([
      { kind: 'group', group: 'x', state: 'old', candidates: [BILLING, STOCK] },
      { kind: 'group', group: 'odd', state: 'both', candidates: [] },
      { kind: 'group', group: 'gone', state: 'unknown' },
    ]);
  });
});
