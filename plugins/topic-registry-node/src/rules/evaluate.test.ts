import { ruleCatalogue } from '@topic-registry/backstage-plugin-topic-registry-common';
import { clusterRules } from './cluster';
import { documentRules } from './document';
import { bound, drift, lint, NOTHING } from './testing';

describe('the rules', () => {
  it('are those of the catalogue, in its order', () => {
    expect(
      [...documentRules, ...clusterRules].map(({ meta }) => meta.id),
    ).toEqual(
      ruleCatalogue
        .map(({ id }) => id)
        // The evaluation itself tells these, once all rules have been asked.
        .filter(
          id => !['suppression/unused', 'suppression/expired'].includes(id),
        ),
    );
    for (const { meta } of documentRules)
      expect(meta.needs).not.toBe('cluster');
    for (const { meta } of clusterRules) expect(meta.needs).toBe('cluster');
  });

  it('say of nothing that it is nothing, and no more', () => {
    const { findings, ...rest } = lint(bound([], { services: [] }));
    expect({ findings: [], ...rest }).toEqual(NOTHING);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['document/no-topics', 'info'],
    ]);
    expect(drift([], { topics: [{ name: 'x' }] })).toEqual(NOTHING);
  });

  it('tell both findings that a rule does not tell apart', () => {
    const [rule] = documentRules;
    const check = jest.spyOn(rule, 'check').mockImplementation(context => {
      for (const message of ['one', 'two']) {
        context.report({ subject: { kind: 'topic', name: 'x' }, message });
      }
    });
    try {
      const [one, two] = lint(bound([])).findings;
      expect([one.message, two.message]).toEqual(['one', 'two']);
      expect(one.fingerprint).not.toBe(two.fingerprint);
      const [first, second] = lint(bound([])).findings;
      expect([first.fingerprint, second.fingerprint]).toEqual([
        one.fingerprint,
        two.fingerprint,
      ]);
    } finally {
      check.mockRestore();
    }
  });

  it('give the same fingerprints at another time', () => {
    const registry = bound([{ name: 'a_events' }, { name: 'b_events' }]);
    const first = drift(registry, {}, { now: '2025-01-01T00:00:00Z' });
    const later = drift(registry, {}, { now: '2026-01-01T00:00:00Z' });
    expect(later.findings.map(({ fingerprint }) => fingerprint)).toEqual(
      first.findings.map(({ fingerprint }) => fingerprint),
    );
    expect(new Set(first.findings.map(f => f.fingerprint)).size).toBe(2);
  });
});
