import {
  BoundRegistry,
  EMPTY_LEDGER,
  evaluateClusterInTurns,
  Ledger,
  parseDocument,
  updateUsage,
  updateUsageInTurns,
  withUpdate,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { machine, writeReport } from '../lib/report';
import { timed, Timings } from '../lib/timings';
import { documentOf, observationAt, scaled, Workload } from '../lib/landscape';

const SIZES = [1_000, 3_000, 9_000];
const COUNT = 15;
const WARM_UP = 3;
const GOAL_MS = 1_000;
const INTERVAL_MS = 300_000;

interface Row {
  workload: Workload;
  findings: number;
  ledger: Timings;
  rules: Timings;
  /** The longest that the event loop was held up in one evaluation, the median of several, ms. */
  blockedMs: number;
}

/** Every cluster rule over one reading with a ledger behind it, and the ledger itself. */
async function measure(topics: number): Promise<Row> {
  const workload = scaled(topics);
  const now = new Date('2026-11-25T12:00:00.000Z');
  const registries = Array.from(
    { length: workload.registries },
    (_, registry): BoundRegistry => ({
      registry: parseDocument(documentOf(registry, workload), {
        id: `registry-${registry + 1}`,
        file: `registry-${registry + 1}.md`,
      }).registry,
      timezone: 'UTC',
      serviceAliases: {},
    }),
  );
  const readings = [2, 1, 0].map(back =>
    observationAt(
      new Date(now.getTime() - back * INTERVAL_MS),
      2 - back,
      workload,
    ),
  );
  const [, previous, observation] = readings;
  const before = readings
    .slice(0, 2)
    .reduce<Ledger>(
      (ledger, one) => withUpdate(ledger, updateUsage(ledger, one)),
      EMPTY_LEDGER,
    );
  const usage = withUpdate(before, updateUsage(before, observation));
  // What the rules remember of a reading or a registry is not theirs here: each
  // turn gets values of its own, as each reading does.
  const evaluate = () =>
    evaluateClusterInTurns({
      cluster: { id: 'main', environment: 'production' },
      registries: registries.map(one => ({ ...one })),
      observation: { ...observation, coverage: [...observation.coverage] },
      previous,
      usage: { ...usage },
      now,
    });
  const options = { count: COUNT, warmUp: WARM_UP };
  const { findings } = await evaluate();
  return {
    workload,
    findings: findings.length,
    ledger: await timed(
      async () =>
        withUpdate(before, await updateUsageInTurns(before, observation)),
      options,
    ),
    rules: await timed(evaluate, options),
    blockedMs: await longestBlock(evaluate),
  };
}

async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const longest: number[] = [];
  for (let turn = 0; turn < COUNT; turn++) {
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    await work();
    delays.disable();
    longest.push(delays.max / 1e6);
  }
  return longest.sort((a, b) => a - b)[Math.floor(COUNT / 2)];
}

async function main(): Promise<void> {
  const started = performance.now();
  const rows: Row[] = [];
  for (const size of SIZES) {
    const row = await measure(size);
    rows.push(row);
    console.error(
      `${size} topics: rules p50 ${row.rules.p50.toFixed(
        0,
      )} ms, p95 ${row.rules.p95.toFixed(
        0,
      )} ms; ledger p50 ${row.ledger.p50.toFixed(0)} ms`,
    );
  }
  await writeReport('rules', reportOf(rows));
  const slowest = rows[rows.length - 1].rules.p95;
  if (slowest > GOAL_MS) {
    console.error(`Slower than ${GOAL_MS} ms at p95: ${slowest.toFixed(0)} ms`);
    process.exitCode = 1;
  }
  console.error(`${((performance.now() - started) / 1000).toFixed(0)} s`);
}

function reportOf(rows: Row[]): string {
  const day = new Date().toISOString().slice(0, 10);
  const number = (value: number) => value.toLocaleString('en-US');
  const ms = (value: number) => value.toFixed(0);
  const lines = rows.map(
    ({ workload, findings, ledger, rules, blockedMs }) =>
      `| ${[
        number(workload.topics),
        number(workload.partitions),
        number(workload.groups),
        number(findings),
        ms(ledger.p50),
        ms(rules.p50),
        ms(rules.p95),
        ((rules.p50 * 1000) / workload.topics).toFixed(0),
        ms(blockedMs),
      ].join(' | ')} |`,
  );
  return `${day}, ${machine()}. ${COUNT} turns each, one after the other.

| topics | partitions | groups | findings | ledger p50, ms | all rules p50, ms | all rules p95, ms | µs a topic | loop held up, ms |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}`;
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
