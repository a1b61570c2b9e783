import { SuppressionComment } from '@topic-registry/backstage-plugin-topic-registry-common';
import { bound, drift, lint, range, stated, summary } from '../testing';
import { RuleException, RuleSettings } from './types';

const setting = (
  rule: string,
  ...exceptions: Partial<RuleException>[]
): RuleSettings => ({
  [rule]: {
    options: {},
    exceptions: exceptions.map(exception => ({
      subjects: '*',
      reason: 'agreed',
      until: '2026-12-31',
      ...exception,
    })),
  },
});

/** Two deprecated topics without a date, on lines 10–12 and 20–22. */
function undated(
  comments: Partial<SuppressionComment>[] = [],
  options: { clusters?: string[] } = {},
) {
  const registry = bound(
    [
      ...['nda_events', 'pricing_events'].map((name, index) => ({
        name,
        lifecycle: 'deprecated' as const,
        replacement: stated('new_events'),
        range: range(10 + index * 10),
        block: { ...range(10 + index * 10), endLine: 12 + index * 10 },
      })),
      { name: 'new_events' },
    ],
    {
      services: [],
      registry: {
        suppressions: comments.map((comment, index) => ({
          rules: [stated('deprecation/no-date')],
          reason: 'agreed',
          wholeFile: false,
          range: range(100 + index),
          ...comment,
        })),
      },
    },
  );
  return { ...registry, ...options };
}

const BOTH = [
  'warning deprecation/no-date nda_events',
  'warning deprecation/no-date pricing_events',
];

describe('severity', () => {
  it('takes the place of the rule’s own, or turns the rule off', () => {
    expect(summary(lint(undated()))).toEqual(BOTH);
    const as = (severity: 'error' | 'off') =>
      summary(
        lint(undated(), {
          rules: {
            'deprecation/no-date': { severity, options: {}, exceptions: [] },
          },
        }),
      );
    expect(as('error')).toEqual(BOTH.map(l => l.replace('warning', 'error')));
    expect(as('off')).toEqual([]);
  });

  it('is that of every finding, on a cluster too', () => {
    const topics = bound([{ name: 'a_events' }]);
    const rules: RuleSettings = {
      'drift/topic-missing': {
        severity: 'info',
        options: {},
        exceptions: [],
      },
    };
    expect(summary(drift(topics, {}))).toEqual([
      'error drift/topic-missing a_events',
    ]);
    expect(summary(drift(topics, {}, { rules }))).toEqual([
      'info drift/topic-missing a_events',
    ]);
  });
});

describe('exceptions', () => {
  const rule = 'deprecation/no-date';

  it('silence what they name, and count it', () => {
    const evaluation = lint(undated(), {
      rules: setting(rule, { subjects: 'nda_*', registry: 'platform' }),
    });
    expect(summary(evaluation)).toEqual([BOTH[1]]);
    expect(evaluation.suppressed).toEqual([{ rule, count: 1 }]);
  });

  it('hold on their last day, and are reported after it', () => {
    const rules = setting(rule, {
      subjects: 'nda_events',
      until: '2025-11-19',
    });
    const on = (now: string, timezone = 'UTC') =>
      summary(lint({ ...undated(), timezone }, { rules, now }));
    expect(on('2025-11-19T23:59:59Z')).toEqual([BOTH[1]]);
    const expired = [
      ...BOTH,
      'warning suppression/expired platform exception deprecation/no-date nda_events',
    ];
    expect(on('2025-11-20T00:00:00Z')).toEqual(expired);
    // In Berlin the day is over an hour earlier.
    expect(on('2025-11-19T23:00:00Z', 'Europe/Berlin')).toEqual(expired);
  });

  it('are reported where they silence nothing, if that can be told', () => {
    const unused = (exception: Partial<RuleException>) =>
      summary(lint(undated(), { rules: setting(rule, exception) })).filter(
        line => line.includes('suppression/'),
      );
    expect(unused({ subjects: 'other', registry: 'platform' })).toEqual([
      'warning suppression/unused platform exception deprecation/no-date other platform',
    ]);
    // It may be about another registry.
    expect(unused({ subjects: 'other' })).toEqual([]);
    expect(unused({ subjects: 'other', registry: 'cypher' })).toEqual([]);
  });

  describe('on a cluster', () => {
    const missing = 'drift/topic-missing';
    const topics = bound([{ name: 'a_events' }, { name: 'b_events' }]);
    const on = (
      exception: Partial<RuleException>,
      reading: Parameters<typeof drift>[1] = {},
    ) => drift(topics, reading, { rules: setting(missing, exception) });

    it('silence findings of the cluster that they name', () => {
      const evaluation = on({ subjects: 'a_events', cluster: 'prod-eu' });
      expect(summary(evaluation)).toEqual([
        'error drift/topic-missing b_events',
      ]);
      expect(evaluation.suppressed).toEqual([{ rule: missing, count: 1 }]);
      expect(summary(on({ cluster: 'dev-eu' }))).toHaveLength(2);
    });

    it('are unused only where every question was answered', () => {
      const nothing = { subjects: 'c_events', cluster: 'prod-eu' };
      expect(
        on(nothing).findings.map(one => [one.rule, one.cluster]),
      ).toContainEqual(['suppression/unused', 'prod-eu']);
      const refused = on(nothing, { refused: { topics: 'not allowed' } });
      expect(refused.findings).toEqual([]);
      expect(refused.notEvaluated.map(one => one.rule)).toContain(
        'suppression/unused',
      );
      // Without a cluster of its own it may serve another one.
      expect(summary(on({ subjects: 'c_events' }))).toHaveLength(2);
    });
  });
});

describe('comments', () => {
  const first = { ...range(10), endLine: 12, offset: 1000, endOffset: 1200 };

  it('silence what stands in the part that they cover', () => {
    const evaluation = lint(undated([{ covers: first }]));
    expect(summary(evaluation)).toEqual([BOTH[1]]);
    expect(evaluation.suppressed).toEqual([
      { rule: 'deprecation/no-date', count: 1 },
    ]);
    expect(summary(lint(undated([{ wholeFile: true }])))).toEqual([]);
  });

  it('do nothing where they are not understood', () => {
    const [finding, ...others] = lint(
      undated([{ wholeFile: true, problem: 'it gives no reason' }]),
    ).findings.filter(({ rule }) => rule !== 'deprecation/no-date');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'suppression/malformed',
      message: 'The comment on line 100 silences nothing: it gives no reason.',
      location: { line: 100 },
    });
  });

  it('may name a rule that does not exist', () => {
    const place = stated('deprecation/no-dat', 77);
    const { findings } = lint(undated([{ wholeFile: true, rules: [place] }]));
    expect(
      findings.find(({ rule }) => rule === 'suppression/malformed'),
    ).toMatchObject({
      location: { line: 77 },
      suggestion: { replacement: 'deprecation/no-date' },
    });
    expect(findings.map(({ rule }) => rule)).not.toContain(
      'suppression/unused',
    );
  });

  it('are reported where they silence nothing, and where their day is over', () => {
    const lines = (comment: Partial<SuppressionComment>) =>
      lint(undated([comment]))
        .findings.filter(({ rule }) => rule.startsWith('suppression/'))
        .map(({ rule, location }) => [rule, location?.line]);
    expect(
      lines({
        covers: first,
        rules: [stated('deprecation/no-date', 5), stated('topic/name', 6)],
      }),
    ).toEqual([['suppression/unused', 6]]);
    expect(
      lines({
        covers: first,
        rules: [stated('deprecation/no-date', 5)],
        until: stated('2025-01-31'),
      }),
    ).toEqual([['suppression/expired', 5]]);
  });

  it('must say until when they hold where app-config asks for it', () => {
    const { findings } = lint(undated([{ covers: first }]), {
      rules: {
        'suppression/malformed': {
          options: { requireEndDate: true },
          exceptions: [],
        },
      },
    });
    expect(findings.map(({ rule }) => rule)).toContain('suppression/malformed');
  });

  it('silence findings of a cluster about their topic', () => {
    const rules = [stated('drift/topic-missing')];
    const on = (comment: Partial<SuppressionComment>, clusters?: string[]) =>
      summary(
        drift(
          {
            ...bound(
              [
                {
                  name: 'a_events',
                  range: range(10),
                  block: first,
                },
                { name: 'b_events', range: range(40), block: range(40) },
              ],
              {
                registry: {
                  suppressions: [
                    {
                      rules,
                      reason: 'agreed',
                      wholeFile: false,
                      range: range(100),
                      ...comment,
                    },
                  ],
                },
              },
            ),
            clusters,
          },
          { topics: [{ name: 'b_events' }] },
        ),
      );
    expect(on({ covers: first }, ['prod-eu'])).toEqual([]);
    const second = { ...range(40), endLine: 41 };
    expect(on({ covers: second }, ['prod-eu'])).toEqual([
      'error drift/topic-missing a_events',
      'warning suppression/unused platform comment drift/topic-missing b_events',
    ]);
    // It may be needed on the other cluster.
    expect(on({ covers: second }, ['prod-eu', 'dev-eu'])).toEqual([
      'error drift/topic-missing a_events',
    ]);
  });
});
