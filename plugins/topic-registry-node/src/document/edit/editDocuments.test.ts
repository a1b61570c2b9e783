import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from '../parseDocument';
import { editDocument } from './editDocument';
import { EditOperation } from './types';

const FOLDER = resolve(__dirname, '../__fixtures__/documents');
const documents = readdirSync(FOLDER)
  .filter(name => name.endsWith('.md'))
  .sort();
const options = { id: 'x', file: 'x.md' };
const REFUSED = ['InputError', 'ConflictError', 'NotFoundError'];

// Documents with names that others are written by, such as `.dlq` after one.
const SHORTHAND = /^(?:group-tables|remarks-between-names|special-lists)\.md$/;

const operationsOn = (topic: string): EditOperation[] => [
  { kind: 'rename', topic, to: 'another.name' },
  { kind: 'remove', topic },
  { kind: 'deprecate', topic, date: '2026-01-01' },
  { kind: 'promote', topic },
  { kind: 'change-field', topic, field: 'owner', value: 'Another Team' },
  { kind: 'change-field', topic, field: 'retention', value: '5 days' },
  { kind: 'add-party', topic, role: 'consumer', service: { name: 'new-svc' } },
  { kind: 'add-event', topic, event: { type: 'SomethingNew' } },
  { kind: 'set-schema-version', topic, version: '2.0.0' },
];

function outcomeOf(
  text: string,
  operation: EditOperation,
): { edited?: string; refused?: Error } {
  try {
    return { edited: editDocument(text, operation, options).text };
  } catch (error) {
    return { refused: error as Error };
  }
}

// The editor knows the two shapes; in any other place it does what it can prove
// to be the intended change alone, and says why it does not do the rest.
describe('edits of documents of many shapes', () => {
  it.each(documents)('%s: are done, or refused with a reason', name => {
    const text = readFileSync(resolve(FOLDER, name), 'utf8');
    const { topics } = parseDocument(text, options).registry;
    const refusals: string[] = [];
    for (const topic of topics) {
      for (const operation of operationsOn(topic.name)) {
        const { refused } = outcomeOf(text, operation);
        expect(REFUSED).toContain(refused?.name ?? 'InputError');
      }
      const [rename] = operationsOn(topic.name);
      const { edited, refused: refusal } = outcomeOf(text, rename);
      if (edited === undefined) {
        refusals.push(refusal?.message ?? '');
        continue;
      }
      const { registry } = parseDocument(edited, options);
      expect(registry.topics.map(entry => entry.name).sort()).toEqual(
        topics
          .map(entry =>
            entry.name === topic.name ? 'another.name' : entry.name,
          )
          .sort(),
      );
    }
    expect(SHORTHAND.test(name) || refusals.length === 0).toBe(true);
    for (const refusal of refusals)
      expect(refusal).toContain('nothing was changed: ');
  });

  it('say where a topic has no row of its own', () => {
    const shared =
      '## Topics\n\n| Topic | Owner |\n|---|---|\n| `a.b`, `a.c` | x |\n';
    expect(() => editDocument(shared, operationsOn('a.c')[4], options)).toThrow(
      '`a.c` (line 5) has no row of its own',
    );
  });
});
