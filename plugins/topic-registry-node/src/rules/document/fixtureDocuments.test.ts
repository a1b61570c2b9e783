import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { RuleProfile } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseDocument } from '../../document';
import { evaluateRegistry } from '../evaluate';

const FOLDER = resolve(__dirname, '../../document/__fixtures__/documents');
const read = (name: string) => readFileSync(resolve(FOLDER, name), 'utf8');
const documents = readdirSync(FOLDER)
  .filter(name => name.endsWith('.md'))
  .sort();

/** The findings per document; a document that is not in the file has none. */
function expectedFindings(file: string): Map<string, string[]> {
  return new Map(
    read(file)
      .split(/^== /m)
      .filter(Boolean)
      .map(part => {
        const [name, ...findings] = part.trimEnd().split('\n');
        return [name, findings] as const;
      }),
  );
}

function findingsOf(name: string, profile?: RuleProfile): string[] {
  const document = parseDocument(read(name), { id: 'x', file: name });
  const { findings } = evaluateRegistry({
    ...document,
    timezone: 'UTC',
    serviceAliases: {},
    now: new Date('2026-01-01T00:00:00Z'),
    profile,
  });
  return findings
    .map(
      ({ location, severity, rule, message }) =>
        `${location?.line ?? 'document'}: ${severity} ${rule}: ${message}`,
    )
    .sort();
}

// Weighed by a person: would the document's author thank for it?
describe('what is found in documents of many shapes', () => {
  const expected = expectedFindings('findings.txt');

  it.each(documents)('%s', name => {
    expect(findingsOf(name)).toEqual(expected.get(name) ?? []);
  });

  it('is told of documents that exist', () => {
    expect(documents).toEqual(expect.arrayContaining([...expected.keys()]));
  });
});

// Weighed by a person: would an architect who reviews the document raise it?
describe('what a review finds beyond that', () => {
  const expected = expectedFindings('review.txt');

  it.each(documents)('%s', name => {
    const daily = new Set(findingsOf(name));
    expect(
      findingsOf(name, 'review').filter(finding => !daily.has(finding)),
    ).toEqual(expected.get(name) ?? []);
  });

  it('is told of documents that exist', () => {
    expect(documents).toEqual(expect.arrayContaining([...expected.keys()]));
  });
});
