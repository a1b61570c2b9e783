import { Parser } from '@asyncapi/parser';
import {
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../document';
import { asyncApiText } from './asyncApiDocument';

// The official parser takes up to a second for a document, and more on a busy machine.
jest.setTimeout(400_000);

const ROOT = path.resolve(__dirname, '../../../..');
const CATALOG = path.join(ROOT, 'catalog/registries');
/** A page about one service, copied as text. */
const PAGE = path.join(
  ROOT,
  'plugins/topic-registry-node/src/document/__fixtures__/servicePage.txt',
);

const CLUSTERS = [
  { id: 'prod-eu', environment: 'production' },
  { id: 'dev', environment: 'development' },
];

const parser = new Parser();

function registryIn(folder: string, name: string): Registry {
  const file = path.join(folder, name);
  const text = readFileSync(file, 'utf8');
  return parseDocument(text, { id: path.parse(name).name, file: name })
    .registry;
}

/** What the official parser reads of the document of a topic. */
async function readBack(
  topic: Topic,
  registry: Registry,
  clusters: typeof CLUSTERS,
) {
  const { document, diagnostics } = await parser.parse(
    asyncApiText(topic, registry, [], clusters),
  );
  const messages = document?.messages().all() ?? [];
  return {
    errors: diagnostics.filter(({ severity }) => severity === 0),
    address: document?.channels().all()[0].address(),
    operations: document?.operations().all().length,
    messages: messages.length,
    payloads: messages.filter(message => message.hasPayload()).length,
    hasServers: (document?.servers().all().length ?? -1) >= clusters.length,
  };
}

function declared({ name, parties, events }: Topic) {
  return {
    errors: [],
    address: name,
    operations: parties.length,
    messages: events.length || 1,
    payloads: events.length || 1,
    hasServers: true,
  };
}

/** Reads the document anew each time, so that nothing is kept from before. */
function textsOf(folder: string, name: string): string[] {
  const registry = registryIn(folder, name);
  return registry.topics.map(topic =>
    asyncApiText(topic, registry, [], CLUSTERS),
  );
}

it('the registries of the catalog are the ones that are held against the official parser here', () => {
  expect(
    readdirSync(CATALOG)
      .sort()
      .map(name => [name, registryIn(CATALOG, name).topics.length]),
  ).toEqual([
    ['cypher.md', 21],
    ['platform.md', 29],
  ]);
});

describe.each(readdirSync(CATALOG))('%s of the catalog', name => {
  it('gives a document that the official parser accepts for every topic', async () => {
    const registry = registryIn(CATALOG, name);
    for (const topic of registry.topics)
      expect(await readBack(topic, registry, CLUSTERS)).toEqual(
        declared(topic),
      );
  });

  it('gives the same bytes for every topic when made twice', () => {
    expect(textsOf(CATALOG, name)).toEqual(textsOf(CATALOG, name));
  });
});

describe('a page that was copied as text', () => {
  const [folder, name] = [path.dirname(PAGE), path.basename(PAGE)];

  it('gives a document that the official parser accepts for every topic', async () => {
    const registry = registryIn(folder, name);
    expect(registry.topics).toHaveLength(21);
    for (const topic of registry.topics)
      expect(await readBack(topic, registry, [])).toEqual(declared(topic));
  });

  it('gives the same bytes for every topic when made twice', () => {
    expect(textsOf(folder, name)).toEqual(textsOf(folder, name));
  });
});
