import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { machine, writeReport } from '../lib/report';
import { bringUp } from '../reader/bringUp';
import { Contestant } from '../reader/contestants/Contestant';
import { groupsOf, topicsOf, WORKLOADS } from '../reader/workload';

// `npm run benchmark -- before CHECKOUT`: this checkout against another one,
// with its dependencies installed, in turns: what did the changes between cost?

const ROOT = path.resolve(__dirname, '../..');
const WARM_UP = 4;

interface Measure {
  id: 'lint' | 'rules' | 'reader';
  title: string;
  rounds: number;
  /** Starts the process that does the work of a checkout. */
  start(name: string, checkout: string): Promise<Contestant>;
}

interface Row {
  title: string;
  rounds: number;
  before: number[];
  now: number[];
}

const say = (line: string) => console.error(line);

function run(name: string, file: string, ...args: string[]) {
  return Contestant.start(name, process.execPath, [
    '--expose-gc',
    '--disable-warning=TimeoutNegativeWarning',
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    file,
    ...args,
  ]);
}

function judging(
  id: 'lint' | 'rules',
  title: string,
  work: string,
  topics: number,
): Measure {
  return {
    id,
    title,
    rounds: 15,
    start: (name, checkout) =>
      run(
        name,
        path.join(__dirname, 'judging.ts'),
        checkout,
        work,
        String(topics),
      ),
  };
}

const JUDGING: Measure[] = [
  judging('lint', 'lint, 2,000 topics in bullets', 'lint-bullets', 2_000),
  judging('lint', 'lint, 2,000 topics in a table', 'lint-tables', 2_000),
  judging('rules', 'rules of clusters, 3,000 topics', 'rules', 3_000),
  judging('rules', 'rules of clusters, 9,000 topics', 'rules', 9_000),
];

/** Each answers in turns, so that a slow moment of the machine meets both. */
async function inTurns(
  { title, rounds, start }: Measure,
  checkout: string,
): Promise<Row> {
  const before = await start('before', checkout);
  const now = await start('now', ROOT);
  const row: Row = { title, rounds, before: [], now: [] };
  try {
    for (let round = -WARM_UP; round < rounds; round++) {
      const earlier = await before.run();
      const later = await now.run();
      if (round < 0) continue;
      row.before.push(earlier.ms);
      row.now.push(later.ms);
    }
  } finally {
    await Promise.all([before.stop(), now.stop()]);
  }
  say(
    `${title}: before ${median(row.before).toFixed(0)} ms, now ${median(
      row.now,
    ).toFixed(0)} ms, ${ratioOf(row)} ×`,
  );
  return row;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function ratioOf({ before, now }: Row): string {
  return (median(now) / median(before)).toFixed(2);
}

/** Lets both readers read the same brokers. */
async function reading(checkout: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const workload of WORKLOADS) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'before-benchmark-'));
    const expected = path.join(folder, 'expected.json');
    const kafka = await bringUp(workload, { say });
    try {
      await writeFile(
        expected,
        JSON.stringify({
          topics: topicsOf(workload).map(({ name }) => name),
          groups: groupsOf(workload).map(({ groupId }) => groupId),
        }),
      );
      rows.push(
        await inTurns(
          {
            id: 'reader',
            title: `reader, ${workload.title}`,
            rounds: workload.id === 'small' ? 15 : 7,
            start: (name, root) =>
              run(
                name,
                path.join(root, 'benchmarks/reader/contestants/observing.ts'),
                'inside',
                kafka.brokers.join(','),
                expected,
              ),
          },
          checkout,
        ),
      );
    } finally {
      await kafka.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

function reportOf(rows: readonly Row[], of: string): string {
  const range = (values: number[]) =>
    `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}`;
  const lines = rows.map(
    row =>
      `| ${[
        row.title,
        row.rounds,
        median(row.before).toFixed(0),
        range(row.before),
        median(row.now).toFixed(0),
        range(row.now),
        ratioOf(row),
      ].join(' | ')} |`,
  );
  return `${new Date().toISOString().slice(0, 10)}, ${machine()}. Before: ${of}.

| what | turns | before, ms | from–to, ms | now, ms | from–to, ms | now of before |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: {
        type: 'string',
        multiple: true,
        default: ['lint', 'rules', 'reader'],
      },
      /** What the other checkout is, for the page. */
      of: { type: 'string', default: 'an earlier commit' },
    },
  });
  const checkout = positionals[0] && path.resolve(positionals[0]);
  if (!checkout || !existsSync(path.join(checkout, 'node_modules'))) {
    say(
      'Usage: npm run benchmark -- before CHECKOUT [--of TEXT] [--only lint|rules|reader], where CHECKOUT is a folder with another commit and its dependencies installed.',
    );
    process.exitCode = 2;
    return;
  }
  const rows: Row[] = [];
  for (const measure of JUDGING) {
    if (!values.only.includes(measure.id)) continue;
    rows.push(await inTurns(measure, checkout));
  }
  if (values.only.includes('reader')) rows.push(...(await reading(checkout)));
  await writeReport('before', reportOf(rows, values.of));
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
