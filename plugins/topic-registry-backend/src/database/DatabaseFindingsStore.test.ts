import { TestDatabases } from '@backstage/backend-test-utils';
import { NotEvaluated } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex } from 'knex';
import { reconcile } from '../findings/reconcile';
import { testFinding } from '../findings/testFinding';
import { Scope, StoredFinding } from '../findings/types';
import { DatabaseFindingsStore } from './DatabaseFindingsStore';
import { migrationsDir } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const onMain: Scope = {
  kind: 'cluster',
  cluster: 'main',
  registries: ['platform'],
};
const inDocument: Scope = { kind: 'document', registry: 'platform' };
const T1 = '2026-11-01T10:00:00.000Z';
const T2 = '2026-11-01T10:05:00.000Z';

describe.each(databases.eachSupportedId())(
  'DatabaseFindingsStore on %s',
  id => {
    let knex: Knex;
    let store: DatabaseFindingsStore;

    beforeEach(async () => {
      knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDir });
      store = new DatabaseFindingsStore(knex);
    });
    afterEach(() => knex.destroy());

    const evaluated = (at: string, notEvaluated: NotEvaluated[] = []) => ({
      reading: at,
      evaluatedAt: at,
      notEvaluated,
    });
    const evaluate = (
      scope: Scope,
      at: string,
      findings: ReturnType<typeof testFinding>[],
    ) =>
      store.reconcile(scope, evaluated(at), existing =>
        reconcile({
          existing,
          evaluation: { findings, notEvaluated: [] },
          scope,
          reading: at,
          seenAt: at,
          now: at,
          confirmationsOf: rule => (rule.includes('missing') ? 2 : 1),
        }),
      );

    it('gives back what was kept, with its history', async () => {
      const finding = testFinding({
        evidence: [{ label: 'partition 3', value: '1', at: T1 }],
        location: {
          file: 'a.md',
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 9,
        },
        suggestion: { text: 'Add 4 partitions' },
      });
      await evaluate(onMain, T1, [finding]);
      const expected: StoredFinding = {
        finding,
        state: 'open',
        confirmations: 1,
        confirmedBy: T1,
        firstSeenAt: T1,
        lastSeenAt: T1,
        openedAt: T1,
        resolvedAt: undefined,
        reopened: 0,
        staleReason: undefined,
      };
      expect(await store.get(finding.fingerprint)).toEqual(expected);
      await evaluate(onMain, T2, []);
      expect(await store.get(finding.fingerprint)).toEqual({
        ...expected,
        state: 'resolved',
        confirmations: 0,
        resolvedAt: T2,
      });
      expect(await store.history(finding.fingerprint)).toEqual([
        { at: T1, kind: 'opened', note: undefined },
        { at: T2, kind: 'resolved', note: undefined },
      ]);
      expect(await store.get('other')).toBeUndefined();
      expect(await store.history('other')).toEqual([]);
    });

    it('shows a scope its own findings only', async () => {
      const drift = testFinding();
      const naming = testFinding({ rule: 'topic/name', cluster: undefined });
      const elsewhere = testFinding({ cluster: 'other' });
      await evaluate(onMain, T1, [drift]);
      await evaluate(inDocument, T1, [naming]);
      await evaluate({ ...onMain, cluster: 'other' }, T1, [elsewhere]);
      await evaluate(inDocument, T2, []);
      const open = await store.list({ states: ['open'] });
      expect(open.map(stored => stored.finding.fingerprint).sort()).toEqual(
        [drift.fingerprint, elsewhere.fingerprint].sort(),
      );
      await store.reconcile(onMain, evaluated(T2), existing => {
        expect(existing.map(stored => stored.finding)).toEqual([drift]);
        return { upserts: [], removals: [], events: [] };
      });
    });

    it('keeps findings about names with a NUL in them', async () => {
      const finding = testFinding({
        subject: { kind: 'group', name: 'a\u0000b' },
        topic: 'x\u0000y',
        // Real ones are hashes.
        fingerprint: 'of-a-name-with-nul',
      });
      await evaluate(onMain, T1, [finding]);
      expect((await store.get(finding.fingerprint))?.finding).toEqual(finding);
      const [found] = await store.list({ topics: ['x\u0000y'] });
      expect(found.finding).toEqual(finding);
    });

    it('removes what was not confirmed', async () => {
      const missing = testFinding({ rule: 'drift/topic-missing' });
      await evaluate(onMain, T1, [missing]);
      expect((await store.get(missing.fingerprint))?.state).toBe('pending');
      await evaluate(onMain, T2, []);
      expect(await store.get(missing.fingerprint)).toBeUndefined();
    });

    it('filters by every column, "or" within and "and" between', async () => {
      const a = testFinding();
      const b = testFinding({
        rule: 'topic/name',
        severity: 'warning',
        subject: { kind: 'topic', name: 'file_events' },
        topic: undefined,
      });
      await evaluate(onMain, T1, [a, b]);
      const names = async (query: Parameters<typeof store.list>[0]) =>
        (await store.list(query)).map(stored => stored.finding.subject.name);
      expect(await names({ topics: ['auth_events'] })).toEqual(['auth_events']);
      expect(await names({ topics: ['file_events'] })).toEqual(['file_events']);
      expect(await names({ severities: ['warning'] })).toEqual(['file_events']);
      expect(await names({ rules: ['topic/name', 'x'] })).toEqual([
        'file_events',
      ]);
      expect(await names({ clusters: ['other'] })).toEqual([]);
      expect(await names({ registries: ['platform'] })).toHaveLength(2);
      expect(
        await names({ severities: ['error'], rules: ['topic/name'] }),
      ).toEqual([]);
      expect(await names({ rules: [] })).toEqual([]);
      expect(await names({ states: ['resolved'] })).toEqual([]);
    });

    it('takes more findings than one statement holds', async () => {
      const many = Array.from({ length: 503 }, (_, index) =>
        testFinding({ subject: { kind: 'topic', name: `topic_${index}` } }),
      );
      await evaluate(onMain, T1, many);
      expect(await store.list({ states: ['open'] })).toHaveLength(503);
      await evaluate(onMain, T2, []);
      expect(await store.list({ states: ['resolved'] })).toHaveLength(503);
    });

    it('does not apply an older reading over a newer one', async () => {
      await evaluate(onMain, T2, [testFinding()]);
      expect(await evaluate(onMain, T1, [])).toBeUndefined();
      expect(await store.list({ states: ['open'] })).toHaveLength(1);
      expect(await evaluate(onMain, T2, [])).toBeDefined();
      expect(await store.list({ states: ['open'] })).toEqual([]);
    });

    it('remembers what an evaluation left open', async () => {
      expect(await store.lastEvaluation(onMain)).toBeUndefined();
      const record = evaluated(T1, [{ rule: 'drift/retention', reason: 'no' }]);
      await store.reconcile(onMain, record, () => ({
        upserts: [],
        removals: [],
        events: [],
      }));
      expect(await store.lastEvaluation(onMain)).toEqual(record);
      expect(await store.lastEvaluation(inDocument)).toBeUndefined();
    });

    it('keeps everything as it was when something fails half way', async () => {
      const finding = testFinding();
      await evaluate(onMain, T1, [finding]);
      await expect(
        store.reconcile(onMain, evaluated(T2), () => ({
          upserts: [],
          removals: [finding.fingerprint],
          events: [{ fingerprint: null as never, at: T2, kind: 'resolved' }],
        })),
      ).rejects.toThrow();
      expect(await store.get(finding.fingerprint)).toBeDefined();
    });

    it('counts one reading once when two evaluations of a scope meet', async () => {
      const missing = testFinding({ rule: 'drift/topic-missing' });
      await Promise.all([
        evaluate(onMain, T1, [missing]),
        evaluate(onMain, T1, [missing]),
        evaluate(onMain, T1, [missing]),
      ]);
      expect(await store.get(missing.fingerprint)).toMatchObject({
        state: 'pending',
        confirmations: 1,
      });
    });
  },
);
