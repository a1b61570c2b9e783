import {
  ClusterSummary,
  DeprecationRow,
  FindingRecord,
  RegistrySummary,
  Severity,
  TopicOnCluster,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { StoredChange } from '../database/ChangesStore';
import { testFinding } from '../findings/testFinding';
import { agreementOf } from './agreement';
import { changesOf, NAMED_CHANGES } from './changes';
import { dueNext, mineOf, NAMED } from './mine';
import { unknownsOf } from './unknowns';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const AT = '2026-11-20T11:59:00.000Z';
const hoursAgo = (hours: number) =>
  new Date(NOW.getTime() - hours * 3_600_000).toISOString();

function registry(id: string, over: Partial<RegistrySummary> = {}) {
  const zero = { error: 0, warning: 0, info: 0 };
  const summary: RegistrySummary = {
    id,
    title: `Topics of ${id}`,
    target: `${id}.md`,
    status: 'ok',
    owner: 'group:default/shop-team',
    namespace: 'default',
    clusters: ['dev', 'main'],
    topics: { active: 1, deprecated: 0, proposed: 0 },
    services: 1,
    unparsed: 0,
    findings: zero,
    ...over,
  };
  return summary;
}

function cluster(id: string, over: Partial<ClusterSummary> = {}) {
  const summary: ClusterSummary = {
    id,
    environment: id === 'main' ? 'production' : 'development',
    brokers: [],
    registries: ['shop'],
    status: 'ok',
    lastObservedAt: AT,
    intervalMs: 1,
    coverage: [],
    ...over,
  };
  return summary;
}

function row(
  name: string,
  states: Record<
    string,
    TopicOnCluster['state'] | [state: 'unknown', reason: string]
  >,
  over: Partial<TopicRow> = {},
): TopicRow {
  const zero = { error: 0, warning: 0, info: 0 };
  return {
    registry: 'shop',
    name,
    entityRef: `api:default/${name}`,
    lifecycle: 'active',
    owner: 'group:default/shop-team',
    producers: [],
    consumers: [],
    consumersStated: 'none',
    events: [],
    clusters: Object.entries(states).map(([id, state]) => ({
      cluster: id,
      environment: id,
      state: Array.isArray(state) ? state[0] : state,
      reason: Array.isArray(state) ? state[1] : undefined,
      findings: zero,
    })),
    findings: zero,
    line: 1,
    ...over,
  };
}

function record(
  fingerprint: string,
  severity: Severity,
  over: Partial<FindingRecord> = {},
): FindingRecord {
  return {
    ...testFinding({ fingerprint, severity }),
    state: 'open',
    firstSeenAt: AT,
    lastSeenAt: AT,
    openedAt: AT,
    reopened: 0,
    owner: 'group:default/shop-team',
    ...over,
  };
}

function deprecation(name: string, over: Partial<DeprecationRow> = {}) {
  return {
    registry: 'shop',
    name,
    entityRef: `api:default/${name}`,
    owner: 'group:default/shop-team',
    stage: 'in-use',
    next: 'Move.',
    ...over,
  } as DeprecationRow;
}

describe('agreementOf', () => {
  it('counts by registry and cluster, production first, each topic at its home', () => {
    const rows = [
      row('a', { dev: 'agrees', main: 'differs' }),
      row('b', { dev: 'agrees', main: ['unknown', 'why'] }),
      row('c', { main: 'missing' }, { registry: 'other' }),
    ];
    const found = agreementOf(
      [registry('shop'), registry('other', { clusters: ['main'] })],
      [cluster('dev'), cluster('main', { status: 'failed' })],
      rows,
    );
    expect(
      found.map(one => [one.registry, one.cluster, one.status, one.states]),
    ).toEqual([
      [
        'shop',
        'main',
        'failed',
        { agrees: 0, differs: 1, missing: 0, absent: 0, unknown: 1 },
      ],
      [
        'shop',
        'dev',
        'ok',
        { agrees: 2, differs: 0, missing: 0, absent: 0, unknown: 0 },
      ],
      [
        'other',
        'main',
        'failed',
        { agrees: 0, differs: 0, missing: 1, absent: 0, unknown: 0 },
      ],
    ]);
  });

  it('says how grave the findings are of the topics in a state', () => {
    const graded = (name: string, state: 'missing' | 'differs', by: Severity) =>
      row(
        name,
        {},
        {
          clusters: [
            {
              cluster: 'dev',
              environment: 'development',
              state,
              findings: { error: 0, warning: 0, info: 0, [by]: 1 },
            },
          ],
        },
      );
    const [found] = agreementOf(
      [registry('shop', { clusters: ['dev'] })],
      [cluster('dev')],
      [
        graded('a', 'missing', 'info'),
        graded('b', 'differs', 'warning'),
        graded('c', 'differs', 'error'),
        graded('d', 'differs', 'info'),
        row('e', { dev: 'agrees' }),
      ],
    );
    expect(found.severities).toEqual({ missing: 'info', differs: 'error' });
  });

  it('shows a registry without topics, and none that is not to be seen', () => {
    expect(
      agreementOf(
        [registry('shop')],
        [cluster('main')],
        [row('a', { main: 'agrees' }, { registry: 'hidden' })],
      ),
    ).toEqual([
      expect.objectContaining({
        registry: 'shop',
        cluster: 'main',
        states: { agrees: 0, differs: 0, missing: 0, absent: 0, unknown: 0 },
        severities: {},
      }),
    ]);
  });
});

describe('changesOf', () => {
  const change = (
    fingerprint: string,
    kind: StoredChange['kind'],
    hours: number,
  ): StoredChange => ({
    fingerprint,
    kind,
    at: hoursAgo(hours),
    severity: 'error',
    finding: testFinding({ fingerprint }),
  });
  const messages = (changes: StoredChange[]) =>
    new Map(
      changes.map(one => [one.fingerprint, `Finding ${one.fingerprint}`]),
    );

  it('counts the day and the week, and names the last that happened', () => {
    const changes = [
      change('a', 'reopened', 1),
      change('a', 'resolved', 2),
      change('b', 'opened', 30),
      change('a', 'opened', 40),
      change('c', 'opened', 200),
    ];
    const day = changesOf(changes, messages(changes), 1, NOW);
    expect(day).toMatchObject({ opened: 0, resolved: 1, reopened: 1 });
    expect(day.items.map(one => [one.fingerprint, one.kind])).toEqual([
      ['a', 'reopened'],
    ]);
    const week = changesOf(changes, messages(changes), 7, NOW);
    expect(week).toMatchObject({
      opened: 2,
      resolved: 1,
      reopened: 1,
      since: hoursAgo(168),
    });
    expect(week.items.map(one => one.message)).toEqual([
      'Finding a',
      'Finding b',
    ]);
  });

  it('counts what flaps once, and all of many', () => {
    const flaps = [change('a', 'resolved', 1), change('a', 'resolved', 3)];
    expect(changesOf(flaps, messages(flaps), 1, NOW).resolved).toBe(1);
    const many = Array.from({ length: 40 }, (_, at) =>
      change(`f${at}`, 'opened', 1),
    );
    const found = changesOf(many, messages(many), 1, NOW);
    expect(found.opened).toBe(40);
    expect(found.items).toHaveLength(NAMED_CHANGES);
  });
});

describe('unknownsOf', () => {
  it('tells documents, clusters, topics and findings apart, with the reasons', () => {
    expect(
      unknownsOf({
        registries: [
          registry('shop'),
          registry('old', { status: 'stale', error: 'Too large.', readAt: AT }),
          registry('new', { status: 'pending' }),
        ],
        clusters: [
          cluster('main', { status: 'failed', reason: 'refused' }),
          cluster('dev', { status: 'never', lastObservedAt: undefined }),
          cluster('spare', { status: 'failed', registries: [] }),
        ],
        rows: [
          row('a', { main: ['unknown', 'denied'] }),
          row('b', { main: ['unknown', 'denied'], dev: 'agrees' }),
        ],
        open: [
          record('f', 'error', { staleReason: 'silent', lastSeenAt: AT }),
          record('g', 'error', {
            staleReason: 'silent',
            lastSeenAt: hoursAgo(5),
          }),
          record('h', 'error'),
        ],
      }),
    ).toEqual([
      { kind: 'document', registry: 'old', reason: 'Too large.', since: AT },
      {
        kind: 'document',
        registry: 'new',
        reason: 'Its document has not been read yet.',
        since: undefined,
      },
      { kind: 'cluster', cluster: 'main', reason: 'refused', since: AT },
      { kind: 'cluster', cluster: 'dev', reason: 'It has not been read yet.' },
      {
        kind: 'topics',
        registry: 'shop',
        cluster: 'main',
        count: 2,
        reason: 'denied',
      },
      {
        kind: 'findings',
        cluster: 'main',
        count: 2,
        reason: 'silent',
        since: hoursAgo(5),
      },
    ]);
  });

  it('knows everything where all was answered', () => {
    expect(
      unknownsOf({
        registries: [registry('shop')],
        clusters: [cluster('main')],
        rows: [row('a', { main: 'agrees' })],
        open: [record('f', 'error')],
      }),
    ).toEqual([]);
  });
});

describe('mineOf', () => {
  it('keeps what the owners can act on, the gravest first', () => {
    const mine = mineOf({
      owners: ['user:default/operator', 'group:default/Shop-Team'],
      rows: [row('a', {}), row('b', {}, { owner: 'group:default/other' })],
      open: [
        record('info', 'info'),
        record('late', 'error', { openedAt: hoursAgo(1) }),
        record('early', 'error', { openedAt: hoursAgo(9) }),
        record('theirs', 'error', { owner: 'group:default/other' }),
        record('nobodys', 'error', { owner: undefined }),
      ],
      deprecations: [
        deprecation('x'),
        deprecation('gone', { stage: 'gone' }),
        deprecation('theirs', { owner: 'group:default/other' }),
      ],
    });
    expect(mine).toMatchObject({
      topics: 1,
      findings: { error: 2, warning: 0, info: 1 },
    });
    expect(mine.items.map(one => one.fingerprint)).toEqual([
      'late',
      'early',
      'info',
    ]);
    expect(mine.deprecations.map(one => one.name)).toEqual(['x']);
  });

  it('counts all and names some', () => {
    const open = Array.from({ length: 30 }, (_, at) =>
      record(`f${at}`, 'warning'),
    );
    const mine = mineOf({
      owners: ['group:default/shop-team'],
      rows: [],
      open,
      deprecations: [],
    });
    expect(mine.findings.warning).toBe(30);
    expect(mine.items).toHaveLength(NAMED);
    expect(
      dueNext(Array.from({ length: 30 }, (_, at) => deprecation(`t${at}`))),
    ).toHaveLength(NAMED);
  });
});
