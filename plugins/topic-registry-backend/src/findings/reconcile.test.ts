import {
  Finding,
  NotEvaluated,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { EVERY_RULE, reconcile } from './reconcile';
import { testFinding } from './testFinding';
import { FindingChanges, Scope, StoredFinding } from './types';

const scope: Scope = {
  kind: 'cluster',
  cluster: 'main',
  registries: ['platform', 'messages'],
};

/** Plays one reading after the other, as the store would. */
class Life {
  readonly kept = new Map<string, StoredFinding>();
  readonly events: string[] = [];
  #count = 0;

  read(
    findings: Finding[],
    notEvaluated: NotEvaluated[] = [],
    options: { sameReading?: boolean } = {},
  ): FindingChanges {
    if (!options.sameReading) this.#count++;
    const changes = reconcile({
      existing: [...this.kept.values()],
      evaluation: { findings, notEvaluated },
      scope,
      reading: `r${this.#count}`,
      seenAt: `2026-11-01T10:0${this.#count}:00.000Z`,
      now: `2026-11-01T10:0${this.#count}:30.000Z`,
      confirmationsOf: rule => (rule.includes('missing') ? 2 : 1),
    });
    for (const stored of changes.upserts) {
      this.kept.set(stored.finding.fingerprint, stored);
    }
    for (const fingerprint of changes.removals) this.kept.delete(fingerprint);
    this.events.push(...changes.events.map(event => event.kind));
    return changes;
  }

  of(finding: Finding): StoredFinding | undefined {
    return this.kept.get(finding.fingerprint);
  }
}

const partitions = testFinding();
const missing = testFinding({
  rule: 'drift/topic-missing',
  declared: 'yes',
  seen: 'no',
});
const unanswered = (over: Partial<NotEvaluated> = {}): NotEvaluated => ({
  rule: partitions.rule,
  reason: 'not allowed to describe',
  ...over,
});

describe('reconcile', () => {
  let life: Life;
  beforeEach(() => {
    life = new Life();
  });

  it('opens, keeps, resolves and reopens', () => {
    life.read([partitions]);
    expect(life.of(partitions)).toMatchObject({
      state: 'open',
      firstSeenAt: '2026-11-01T10:01:00.000Z',
      lastSeenAt: '2026-11-01T10:01:00.000Z',
      openedAt: '2026-11-01T10:01:30.000Z',
      reopened: 0,
    });
    life.read([partitions]);
    expect(life.of(partitions)).toMatchObject({
      state: 'open',
      firstSeenAt: '2026-11-01T10:01:00.000Z',
      lastSeenAt: '2026-11-01T10:02:00.000Z',
    });
    life.read([]);
    expect(life.of(partitions)).toMatchObject({
      state: 'resolved',
      resolvedAt: '2026-11-01T10:03:30.000Z',
      lastSeenAt: '2026-11-01T10:02:00.000Z',
    });
    expect(life.read([]).upserts).toEqual([]);
    life.read([partitions]);
    expect(life.of(partitions)).toMatchObject({
      state: 'open',
      reopened: 1,
      resolvedAt: undefined,
      openedAt: '2026-11-01T10:05:30.000Z',
      firstSeenAt: '2026-11-01T10:01:00.000Z',
    });
    expect(life.events).toEqual(['opened', 'resolved', 'reopened']);
  });

  it('notes what people act on, and not that evidence moved', () => {
    life.read([partitions]);
    life.read([{ ...partitions, evidence: [{ label: 'x', value: '1' }] }]);
    expect(life.events).toEqual(['opened']);
    const changes = life.read([
      { ...partitions, severity: 'warning', seen: '8' },
    ]);
    expect(changes.events).toEqual([
      {
        fingerprint: partitions.fingerprint,
        at: '2026-11-01T10:03:30.000Z',
        kind: 'updated',
        note: 'severity: error → warning; seen: 6 → 8',
      },
    ]);
  });

  describe('with two confirmations', () => {
    it('opens on the second reading, with the time of the first', () => {
      life.read([missing]);
      expect(life.of(missing)?.state).toBe('pending');
      life.read([missing]);
      expect(life.of(missing)).toMatchObject({
        state: 'open',
        firstSeenAt: '2026-11-01T10:01:00.000Z',
        openedAt: '2026-11-01T10:02:30.000Z',
      });
      expect(life.events).toEqual(['opened']);
    });

    it('does not count one reading twice', () => {
      life.read([missing]);
      life.read([missing], [], { sameReading: true });
      life.read([missing], [], { sameReading: true });
      expect(life.of(missing)?.state).toBe('pending');
    });

    it('forgets what the next complete reading does not confirm', () => {
      life.read([missing]);
      life.read([]);
      expect(life.of(missing)).toBeUndefined();
      life.read([missing]);
      expect(life.of(missing)?.state).toBe('pending');
      expect(life.events).toEqual([]);
    });

    it('neither confirms nor forgets without an answer', () => {
      life.read([missing]);
      life.read([], [unanswered({ rule: missing.rule })]);
      expect(life.of(missing)).toMatchObject({
        state: 'pending',
        confirmations: 1,
      });
      life.read([missing]);
      expect(life.of(missing)).toMatchObject({
        state: 'open',
        staleReason: undefined,
      });
    });

    it('confirms anew what comes back, and stays resolved when it does not', () => {
      life.read([missing]);
      life.read([missing]);
      life.read([]);
      life.read([missing]);
      expect(life.of(missing)).toMatchObject({
        state: 'pending',
        resolvedAt: '2026-11-01T10:03:30.000Z',
      });
      life.read([]);
      expect(life.of(missing)).toMatchObject({
        state: 'resolved',
        resolvedAt: '2026-11-01T10:03:30.000Z',
      });
      life.read([missing]);
      life.read([missing]);
      expect(life.of(missing)).toMatchObject({ state: 'open', reopened: 1 });
      expect(life.events).toEqual(['opened', 'resolved', 'reopened']);
    });
  });

  describe('without an answer', () => {
    it.each<[string, NotEvaluated, boolean]>([
      ['the rule', unanswered(), true],
      ['every rule', unanswered({ rule: EVERY_RULE }), true],
      ['the rule on the cluster', unanswered({ cluster: 'main' }), true],
      [
        'the rule about the topic',
        unanswered({ subject: { kind: 'topic', name: 'auth_events' } }),
        true,
      ],
      ['another discriminator', unanswered({ discriminator: 'group' }), false],
      ['another rule', unanswered({ rule: 'drift/retention' }), false],
      [
        'another topic',
        unanswered({ subject: { kind: 'topic', name: 'file_events' } }),
        false,
      ],
      ['another cluster', unanswered({ cluster: 'other' }), false],
      ['another registry', unanswered({ registry: 'messages' }), false],
      [
        'a group of the same name',
        unanswered({ subject: { kind: 'group', name: 'auth_events' } }),
        false,
      ],
    ])('to %s', (_, reason, keeps) => {
      life.read([partitions]);
      life.read([], [reason]);
      expect(life.of(partitions)).toMatchObject(
        keeps
          ? { state: 'open', staleReason: 'not allowed to describe' }
          : { state: 'resolved', staleReason: undefined },
      );
    });

    it('keeps what is on a topic that could not be asked about', () => {
      const group = testFinding({
        rule: 'consumer/undeclared',
        subject: { kind: 'group', name: 'some_group' },
      });
      life.read([group]);
      life.read(
        [],
        [
          unanswered({
            rule: group.rule,
            subject: { kind: 'topic', name: 'auth_events' },
          }),
        ],
      );
      expect(life.of(group)?.state).toBe('open');
    });

    it('leaves resolved ones alone', () => {
      life.read([partitions]);
      life.read([]);
      expect(life.read([], [unanswered()]).upserts).toEqual([]);
    });

    it('writes nothing while the reason stays, and clears it when seen again', () => {
      life.read([partitions]);
      life.read([], [unanswered()]);
      expect(life.read([], [unanswered()]).upserts).toEqual([]);
      life.read([partitions]);
      expect(life.of(partitions)?.staleReason).toBeUndefined();
      expect(life.events).toEqual(['opened']);
    });
  });

  it('resolves nothing of a topic while its absence awaits confirmation', () => {
    const other = testFinding({
      subject: { kind: 'topic', name: 'file_events' },
      topic: 'file_events',
    });
    life.read([partitions, other]);
    life.read([missing]);
    expect(life.of(partitions)).toMatchObject({
      state: 'open',
      staleReason: expect.stringContaining('has to confirm'),
    });
    expect(life.of(other)?.state).toBe('resolved');
    life.read([missing]);
    expect(life.of(partitions)?.state).toBe('resolved');
    expect(life.of(missing)?.state).toBe('open');
  });

  it('refuses two findings of one fingerprint, and one outside of the scope', () => {
    expect(() => life.read([partitions, { ...partitions, seen: '8' }])).toThrow(
      /Two findings have the fingerprint/,
    );
    expect(() => life.read([testFinding({ cluster: 'other' })])).toThrow(
      /outside of what was evaluated/,
    );
    expect(() => life.read([testFinding({ registry: 'third' })])).toThrow(
      /outside/,
    );
    expect(() => life.read([testFinding({ cluster: undefined })])).toThrow(
      /outside/,
    );
  });
});
