import { Parser } from '@asyncapi/parser';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../document';
import { asyncApiText } from './asyncApiDocument';

// The official parser takes up to a second for a document, and more on a busy machine.
jest.setTimeout(400_000);

const REGISTRIES = path.resolve(__dirname, '../../../../catalog/registries');

const CLUSTERS = [
  { id: 'prod-eu', environment: 'production' },
  { id: 'dev', environment: 'development' },
];

describe.each([
  ['platform', 29],
  ['cypher', 21],
])('the registry %s', (id, count) => {
  const file = path.join(REGISTRIES, `${id}.md`);
  const { registry } = parseDocument(readFileSync(file, 'utf8'), { id, file });

  it('gives a document that the official parser accepts for every topic', async () => {
    expect(registry.topics).toHaveLength(count);
    const parser = new Parser();
    for (const topic of registry.topics) {
      const { document, diagnostics } = await parser.parse(
        asyncApiText(topic, registry, [], CLUSTERS),
      );
      const errors = diagnostics.filter(d => d.severity === 0);
      expect({ topic: topic.name, errors }).toEqual({
        topic: topic.name,
        errors: [],
      });
      expect(
        document!
          .messages()
          .all()
          .every(message => message.hasPayload()),
      ).toBe(true);
      expect(document!.servers().all().length).toBeGreaterThanOrEqual(2);
      expect(document!.channels().all()[0].address()).toBe(topic.name);
      expect(document!.operations().all()).toHaveLength(topic.parties.length);
      expect(document!.messages().all()).toHaveLength(topic.events.length || 1);
    }
  });
});
