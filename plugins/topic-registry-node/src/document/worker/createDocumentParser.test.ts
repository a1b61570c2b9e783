import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument } from '../parseDocument';
import { createDocumentParser, ThreadedParser } from './createDocumentParser';

const options = { id: 'x', file: 'x.md' };
const folder = mkdtempSync(path.join(tmpdir(), 'topic-registry-thread-'));
const parsers: { close(): Promise<void> }[] = [];

// A thread compiles the sources first.
jest.setTimeout(60_000);

afterAll(async () => {
  for (const parser of parsers) await parser.close();
  rmSync(folder, { recursive: true, force: true });
});

function threaded(over: { threadFrom?: number } = {}) {
  const parser = createDocumentParser({ threadFrom: 0, ...over });
  parsers.push(parser);
  return parser;
}

/** A parser whose thread runs this code instead. */
function threadOf(code: string, timeoutMs = 30_000) {
  const file = path.join(folder, `thread-${parsers.length}.js`);
  writeFileSync(file, code);
  const parser = new ThreadedParser({ threadFrom: 0, timeoutMs }, () => ({
    file,
  }));
  parsers.push(parser);
  return parser;
}

const fixture = (name: string) =>
  readFileSync(path.resolve(__dirname, '../__fixtures__', name), 'utf8');

describe('createDocumentParser', () => {
  it('gives by a thread what parsing in place gives', async () => {
    const parser = threaded();
    const many = `${fixture(
      'bullets.md',
    )}\n## Active Kafka Topics\n\n${Array.from(
      { length: 450 },
      (_, i) =>
        `#### ${
          i + 20
        }. **unit_${i}_events**\n- **Producer:** Service ${i} (Unit ${i})\n- **Nonsense** \n\n`,
    ).join('')}`;
    for (const text of [
      fixture('bullets.md'),
      fixture('tables.md'),
      fixture('flattened.txt'),
      many,
    ]) {
      const direct = parseDocument(text, options);
      expect(direct.registry.topics.length).toBeGreaterThan(0);
      expect(await parser.parse(text, options)).toEqual(direct);
    }
  });

  it('gives each of several documents its own result', async () => {
    const parser = threaded();
    const text = (name: string) =>
      `# T\n\n## Active Kafka Topics\n\n#### 1. **${name}**\n- **Producer:** Service 1 (A)\n`;
    const names = ['one_events', 'two_events', 'three_events'];
    const parsed = await Promise.all(
      names.map(name => parser.parse(text(name), options)),
    );
    expect(parsed.map(({ registry }) => registry.topics[0].name)).toEqual(
      names,
    );
  });

  it('refuses what parsing in place refuses, in the same words', async () => {
    const parser = threaded();
    expect(() => parseDocument(' \n', options)).toThrow('x.md');
    const reason = await parser.parse(' \n', options).catch(error => error);
    expect(reason.name).toBe('InputError');
    expect(() => parseDocument(' \n', options)).toThrow(reason.message);
    expect(
      (await parser.parse(fixture('tables.md'), options)).registry.topics,
    ).not.toEqual([]);
  });

  it('takes no thread for a small document', async () => {
    const parser = new ThreadedParser({}, () => {
      throw new Error('a thread was asked for');
    });
    const text = fixture('tables.md');
    expect(await parser.parse(text, options)).toEqual(
      parseDocument(text, options),
    );
  });

  it('parses in place where there can be no thread, and says so once', async () => {
    const warn = jest.fn();
    const parser = new ThreadedParser(
      { threadFrom: 0, logger: { warn } as never },
      () => {
        throw new Error('Cannot find module');
      },
    );
    const text = fixture('tables.md');
    for (let turn = 0; turn < 2; turn++) {
      expect(await parser.parse(text, options)).toEqual(
        parseDocument(text, options),
      );
    }
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('Cannot find module')],
    ]);
  });

  it.each([
    ['ends', 'process.exit(3)', 'ended with code 3'],
    ['fails', 'throw new Error("out of memory")', 'failed (out of memory)'],
    [
      'ends while it hands over',
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', ({ kind }) => kind === 'parse'
         ? parentPort.postMessage({ kind: 'parsed', parts: 2, head: {} })
         : process.exit(4));`,
      'ended with code 4',
    ],
  ])('says so when the thread %s', async (_, code, reason) => {
    const parser = threadOf(code);
    for (let turn = 0; turn < 2; turn++) {
      await expect(parser.parse('# T\n', options)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining(reason),
      });
    }
  });

  it('counts the time of a document from when the thread is ready', async () => {
    const parser = threadOf(
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', ({ kind }) => {
         if (kind !== 'parse') return;
         parentPort.postMessage({ kind: 'ready' });
         parentPort.postMessage({ kind: 'parsed', parts: 0, head: { read: 1 } });
       });`,
    );
    expect(await parser.parse('# T', options)).toEqual({ read: 1 });
  });

  it('ends a thread that takes too long, and starts another for the next document', async () => {
    const parser = threadOf(
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', ({ text }) => {
         if (text === 'stuck') for (;;);
         parentPort.postMessage({ kind: 'parsed', parts: 0, head: { text } });
       });`,
      500,
    );
    await expect(parser.parse('stuck', options)).rejects.toThrow(
      'x.md could not be parsed: it took longer than 0.5 s',
    );
    expect(await parser.parse('next', options)).toEqual({ text: 'next' });
  });
});
