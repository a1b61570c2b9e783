import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { reconcile } from '../findings/reconcile';
import { testFinding } from '../findings/testFinding';
import { DatabaseChangesStore } from './DatabaseChangesStore';
import { DatabaseFindingsStore } from './DatabaseFindingsStore';
import { migrationsDir } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())(
  'DatabaseChangesStore on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDir });
    });
    afterEach(() => knex.destroy());

    it('tells what came and went, the newest first, with its sentence', async () => {
      const finding = testFinding();
      const stays = testFinding({ rule: 'drift/retention', cluster: 'main' });
      const findings = new DatabaseFindingsStore(knex);
      const scope = {
        kind: 'cluster' as const,
        cluster: 'main',
        registries: ['platform'],
      };
      const evaluate = (found: (typeof finding)[], at: string) =>
        findings.reconcile(
          scope,
          { reading: at, evaluatedAt: at, notEvaluated: [] },
          existing =>
            reconcile({
              existing,
              evaluation: { findings: found, notEvaluated: [] },
              scope,
              reading: at,
              seenAt: at,
              now: at,
              confirmationsOf: () => 1,
            }),
        );
      await evaluate([finding, stays], '2026-11-01T10:00:00.000Z');
      await evaluate(
        [{ ...finding, seen: '7' }, stays],
        '2026-11-02T10:00:00.000Z',
      );
      await evaluate([stays], '2026-11-03T10:00:00.000Z');
      const store = new DatabaseChangesStore(knex);
      const all = await store.since('2026-11-01T10:00:00.000Z');
      expect(all.map(one => one.kind)).toEqual([
        'resolved',
        'opened',
        'opened',
      ]);
      expect(await store.since('2026-11-02T00:00:00.000Z')).toEqual([
        {
          fingerprint: finding.fingerprint,
          kind: 'resolved',
          at: '2026-11-03T10:00:00.000Z',
          severity: 'error',
          finding: { ...finding, seen: '7' },
        },
      ]);
      expect(await store.messages([finding.fingerprint, 'none'])).toEqual(
        new Map([[finding.fingerprint, finding.message]]),
      );
    });
  },
);
