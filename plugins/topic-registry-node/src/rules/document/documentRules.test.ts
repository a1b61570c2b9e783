import { bound, lint, range, summary } from '../testing';

describe('topic/name-legal', () => {
  it.each([
    ['a'.repeat(249), undefined],
    ['a'.repeat(250), '250 characters'],
    ['Auth.Events_v1-x', undefined],
    ['auth events', 'white space'],
    ['auth/events', '“/”'],
    ['événements', '“é”'],
    ['.', 'stands for a folder'],
    ['..', 'stands for a folder'],
    ['', 'empty'],
  ])('%s', (name, why) => {
    const { findings } = lint(bound([{ name }], { services: [] }));
    expect(findings.map(({ rule }) => rule)).toEqual(
      why ? ['topic/name-legal'] : [],
    );
    expect(findings[0]?.message ?? '').toContain(why ?? '');
  });
});

describe('deprecation/no-date', () => {
  it('finds the deprecated topics without a date alone', () => {
    expect(
      summary(
        lint(
          bound([
            { name: 'active' },
            { name: 'idea', lifecycle: 'proposed' },
            {
              name: 'dated',
              lifecycle: 'deprecated',
              deprecatedOn: '2025-01-02',
            },
            { name: 'undated', lifecycle: 'deprecated' },
          ]),
        ),
      ).filter(line => line.includes('deprecation/no-date')),
    ).toEqual(['warning deprecation/no-date undated']);
  });
});

describe('document/declared-count', () => {
  it('compares every stated count with what was found', () => {
    const { findings: all } = lint(
      bound([], {
        services: [],
        registry: {
          counts: [
            { subject: 'active-topics', stated: 23, found: 23, range: range() },
            {
              subject: 'active-topics',
              stated: 22,
              found: 23,
              range: range(7),
            },
            {
              subject: 'category-topics',
              scope: 'Tasks',
              stated: 3,
              found: 4,
              range: range(40),
            },
          ],
        },
      }),
    );
    const findings = all.filter(
      ({ rule }) => rule === 'document/declared-count',
    );
    expect(findings.map(({ message }) => message)).toEqual([
      'The document states 22 active topics (line 7) and lists 23.',
      'The document states 3 topics under `Tasks` (line 40) and lists 4.',
    ]);
    expect(findings[0]).toMatchObject({
      declared: '22',
      seen: '23',
      location: { line: 7 },
    });
  });
});

describe('evaluateRegistry', () => {
  it('judges a topic once that the document lists twice', () => {
    expect(
      summary(
        lint(bound([{ name: 'a b' }, { name: 'a b' }], { services: [] })),
      ),
    ).toEqual(['error topic/name-collision a b', 'error topic/name-legal a b']);
  });
});
