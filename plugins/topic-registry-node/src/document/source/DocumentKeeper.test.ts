import { InputError } from '@backstage/errors';
import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DocumentKeeper } from './DocumentKeeper';
import { LocalDocumentSource } from './LocalDocumentSource';
import { DocumentRecord, DocumentRecordStore, DocumentSource } from './types';

class MemoryStore implements DocumentRecordStore {
  readonly records = new Map<string, DocumentRecord>();
  async load(registry: string) {
    return this.records.get(registry);
  }
  async save(registry: string, record: DocumentRecord) {
    this.records.set(registry, record);
  }
}

// Stands for the parser: the title is the first line, and "?" cannot be parsed.
function parse(text: string): ParsedDocument {
  if (text.includes('?')) throw new InputError('cannot be parsed');
  return {
    registry: { title: text.split('\n')[0] },
    unparsed: [],
  } as unknown as ParsedDocument;
}

describe('DocumentKeeper', () => {
  let basePath: string;
  let store: MemoryStore;

  beforeEach(async () => {
    basePath = await mkdtemp(path.join(os.tmpdir(), 'document-keeper-'));
    store = new MemoryStore();
  });
  afterEach(() => rm(basePath, { recursive: true, force: true }));

  const put = (text: string) => writeFile(path.join(basePath, 'a.md'), text);
  const keeper = (
    parser: (text: string) => ParsedDocument | Promise<ParsedDocument> = parse,
  ) =>
    new DocumentKeeper({
      registry: 'platform',
      target: 'a.md',
      source: new LocalDocumentSource({
        target: 'a.md',
        basePath,
        maxBytes: 1000,
      }),
      store,
      parse: parser,
    });

  it('puts a good text in force and tells whether it changed', async () => {
    const kept = keeper();
    expect(await kept.current()).toBeUndefined();
    await put('one');
    const first = await kept.refresh();
    expect(first).toMatchObject({
      changed: true,
      record: { status: 'ok', target: 'a.md', inForce: { text: 'one' } },
      parsed: { registry: { title: 'one' } },
    });
    expect((await kept.refresh()).changed).toBe(false);
    await put('two');
    expect(await kept.refresh()).toMatchObject({
      changed: true,
      parsed: { registry: { title: 'two' } },
    });
  });

  it('leaves the last good text in force, after a restart too', async () => {
    await put('one');
    await keeper().refresh();
    for (const [text, message] of [
      ['two?', 'cannot be parsed'],
      ['', 'is empty'],
      ['x'.repeat(1001), 'too large'],
    ]) {
      await put(text);
      const restarted = keeper();
      expect(await restarted.refresh()).toMatchObject({
        changed: false,
        record: {
          status: 'stale',
          error: expect.stringContaining(message),
          inForce: { text: 'one' },
        },
        parsed: { registry: { title: 'one' } },
      });
    }
    await rm(path.join(basePath, 'a.md'));
    expect((await keeper().refresh()).record).toMatchObject({
      status: 'stale',
      error: expect.stringContaining('does not exist'),
    });
    await put('three');
    const healed = await keeper().refresh();
    expect(healed).toMatchObject({ changed: true, record: { status: 'ok' } });
    expect(healed.record.error).toBeUndefined();
  });

  it('has nothing in force where no text was ever good', async () => {
    const kept = await keeper().refresh();
    expect(kept.record).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('does not exist'),
    });
    expect(kept.record.inForce).toBeUndefined();
    expect(kept.parsed).toBeUndefined();
    expect(kept.changed).toBe(false);
  });

  it('says so when the text in force can no longer be parsed', async () => {
    await put('one');
    await keeper().refresh();
    const strict = keeper(() => {
      throw new InputError('no longer understood');
    });
    expect(await strict.current()).toMatchObject({
      record: { status: 'failed', error: 'no longer understood' },
    });
    expect((await strict.current())?.parsed).toBeUndefined();
  });

  it('asks with the etag of the same target only', async () => {
    const asked: (string | undefined)[] = [];
    const source: DocumentSource = {
      async read(options) {
        asked.push(options?.etag);
        if (options?.etag === 'v1') {
          const error = new Error('same');
          error.name = 'NotModifiedError';
          throw error;
        }
        return { text: 'one', hash: 'h1', readAt: 'earlier', etag: 'v1' };
      },
    };
    const at = (target: string) =>
      new DocumentKeeper({
        registry: 'platform',
        target,
        source,
        store,
        parse,
      });
    await at('https://example.com/a').refresh();
    const again = await at('https://example.com/a').refresh();
    expect(again).toMatchObject({
      changed: false,
      record: { status: 'ok', inForce: { text: 'one', etag: 'v1' } },
    });
    expect(again.record.inForce?.readAt).not.toBe('earlier');
    await at('https://example.com/b').refresh();
    expect(asked).toEqual([undefined, 'v1', undefined]);
  });

  it('parses a text once for all who ask meanwhile, and the one in force not anew after one that cannot be parsed', async () => {
    const asked: string[] = [];
    const kept = keeper(async text => {
      asked.push(text);
      await new Promise(setImmediate);
      return parse(text);
    });
    await put('one');
    await kept.refresh();
    const other = keeper(async text => {
      asked.push(text);
      await new Promise(setImmediate);
      return parse(text);
    });
    const shared = await Promise.all([other.current(), other.current()]);
    expect(shared[0]!.parsed).toBe(shared[1]!.parsed);
    expect(asked).toEqual(['one', 'one']);
    await put('what?');
    const { record, parsed } = await kept.refresh();
    expect(record.status).toBe('stale');
    expect(parsed?.registry.title).toBe('one');
    expect(asked).toEqual(['one', 'one', 'what?']);
  });
});
