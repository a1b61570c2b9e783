import { FixtureApi } from '../../__fixtures__';
import { filterFindings, FindingsFilter, groupByRule } from './filterFindings';

const ALL: FindingsFilter = {
  query: '',
  severity: [],
  rule: [],
  registry: [],
  cluster: [],
  topic: [],
};
const findings = new FixtureApi().findings;

function rules(filter: Partial<FindingsFilter>): string[] {
  return filterFindings(findings, { ...ALL, ...filter }).map(one => one.rule);
}

describe('filterFindings', () => {
  it('counts a finding about a group to the topic that it reads', () => {
    expect(rules({ topic: ['billing_events'] })).toEqual([
      'drift/partitions',
      'consumer/undeclared',
    ]);
  });

  it('tells findings of the document from those of a cluster', () => {
    expect(rules({ cluster: ['document'] })).toEqual([
      'document/declared-count',
    ]);
    expect(rules({ cluster: ['dev-eu'] })).toEqual([]);
  });

  it('keeps those alone that somebody was told of', () => {
    const told = { has: (one: string) => one === findings[1].fingerprint };
    expect(filterFindings(findings, { ...ALL, told })).toEqual([findings[1]]);
  });

  it('searches message, subject and rule by every word', () => {
    expect(rules({ query: 'RAG_events prod-eu' })).toEqual([
      'drift/topic-missing',
    ]);
    expect(rules({ query: 'declared-count' })).toEqual([
      'document/declared-count',
    ]);
  });
});

describe('groupByRule', () => {
  it('puts the gravest first, then the largest, under the title of the rule', () => {
    const groups = groupByRule(findings);
    expect(groups.map(group => [group.rule, group.findings.length])).toEqual([
      ['drift/partitions', 1],
      ['drift/topic-missing', 1],
      ['deprecated/consumed', 2],
      ['consumer/undeclared', 1],
      ['drift/compression', 1],
      ['drift/retention', 1],
      ['document/declared-count', 1],
    ]);
    expect(groups[0].title).not.toBe('drift/partitions');
  });

  it('names a rule that the catalogue does not know by its id', () => {
    const [group] = groupByRule([{ ...findings[0], rule: 'house/own-rule' }]);
    expect(group.title).toBe('house/own-rule');
  });
});
