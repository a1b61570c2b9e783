import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { parseDocument } from '../../document';
import { evaluateRegistry } from '../evaluate';

const FOLDER = resolve(__dirname, '../../document/__fixtures__/documents');
const read = (name: string) => readFileSync(resolve(FOLDER, name), 'utf8');
const documents = readdirSync(FOLDER)
  .filter(name => name.endsWith('.md'))
  .sort();
// What the rules say of each document, weighed by a person: would its author
// thank for it? A document that is not in the file has no finding.
const expected = new Map(
  read('findings.txt')
    .split(/^== /m)
    .filter(Boolean)
    .map(part => {
      const [name, ...findings] = part.trimEnd().split('\n');
      return [name, findings] as const;
    }),
);

function findingsOf(name: string): string[] {
  const document = parseDocument(read(name), { id: 'x', file: name });
  const { findings } = evaluateRegistry({
    ...document,
    timezone: 'UTC',
    serviceAliases: {},
    now: new Date('2026-01-01T00:00:00Z'),
  });
  return findings
    .map(
      ({ location, severity, rule, message }) =>
        `${location?.line}: ${severity} ${rule}: ${message}`,
    )
    .sort();
}

describe('what is found in documents of many shapes', () => {
  it.each(documents)('%s', name => {
    expect(findingsOf(name)).toEqual(expected.get(name) ?? []);
  });

  it('is told of documents that exist', () => {
    expect(documents).toEqual(expect.arrayContaining([...expected.keys()]));
  });
});
