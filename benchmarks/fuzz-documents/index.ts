// `npm run fuzz-documents [-- --count 10000 --seed 20260101 --only 4711]`: parses
// and lints random documents. Fails on a crash, and on one that takes over 1 s.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { examine } from '../../plugins/topic-registry-node/src/document/testing/examine';
import { randomDocument } from '../../plugins/topic-registry-node/src/document/testing/randomDocument';
import { machine } from '../lib/report';

const ROOT = path.resolve(__dirname, '../..');
const MOST_MS = 1000;
const MOST_MIB = 1024;

const FOLDERS = [
  'catalog/registries',
  'plugins/topic-registry-node/src/document/__fixtures__',
  'plugins/topic-registry-node/src/document/__fixtures__/documents',
];

function originals(): string[] {
  return FOLDERS.flatMap(folder =>
    readdirSync(path.join(ROOT, folder))
      .filter(name => /\.md$|^flattened\.txt$/.test(name))
      .sort()
      .map(name => readFileSync(path.join(ROOT, folder, name), 'utf8')),
  );
}

function keep(text: string, index: number): string {
  const file = path.join(os.tmpdir(), `fuzz-documents-${index}.md`);
  writeFileSync(file, text);
  return file;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '20260101' },
      only: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  const first = Number(values.only ?? 0);
  const end = values.only === undefined ? Number(values.count) : first + 1;
  const texts = originals();
  const total = { characters: 0, topics: 0, unparsed: 0, findings: 0 };
  const times: number[] = [];
  const slowest = { ms: 0, index: 0 };
  let refused = 0;
  let failed = 0;
  console.log(`seed ${seed}, ${end - first} documents, ${machine()}`);
  for (let index = first; index < end; index++) {
    const text = randomDocument(texts, seed, index);
    total.characters += text.length;
    try {
      const result = examine(text);
      times.push(result.ms);
      if (result.ms > slowest.ms)
        Object.assign(slowest, { ms: result.ms, index });
      if (result.isRefused) refused += 1;
      total.topics += result.topics;
      total.unparsed += result.unparsed;
      total.findings += result.findings;
      if (result.ms > MOST_MS) throw new Error(`took ${result.ms} ms`);
    } catch (error) {
      failed += 1;
      console.log(`document ${index} (${keep(text, index)}):`, error);
    }
  }
  times.sort((a, b) => a - b);
  const at = (part: number) =>
    (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed();
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    [
      `${failed} failed, ${refused} refused as no documents`,
      `${total.characters} characters, ${total.topics} topics, ${total.unparsed} lines without a place, ${total.findings} findings`,
      `time for one: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(
        1,
      )} ms (document ${slowest.index})`,
      `most memory: ${rss} MiB`,
    ].join('\n'),
  );
  if (failed > 0 || rss > MOST_MIB) process.exitCode = 1;
}

main();
