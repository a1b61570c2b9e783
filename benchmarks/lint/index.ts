import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import {
  Evaluation,
  ParsedDocument,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  createDocumentParser,
  createIncrementalParser,
  evaluateRegistry,
  parseDocument,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { lint as markdownlint } from 'markdownlint/sync';
import { machine, writeReport } from '../lib/report';
import { documentOf, Shape, SHAPES, withOneChange } from '../lib/lintWorkload';

const SIZES = [100, 500, 2_000, 5_000];
const TURNS = 5;
const WARM_UP = 2;
/** 2,000 topics on two cores, warm. */
const GOAL = { topics: 2_000, ms: 3_000 };
const GOAL_BLOCKED_MS = 50;
const GOAL_CHANGE_MS = 50;
const OPTIONS = { id: 'benchmark', file: 'benchmark.md' };

interface Row {
  shape: Shape;
  topics: number;
  bytes: number;
  parse: number;
  rules: number;
  yardstick: number;
  findings: number;
}

function evaluate(parsed: ParsedDocument): Evaluation {
  return evaluateRegistry({
    ...parsed,
    timezone: 'UTC',
    serviceAliases: {},
    now: new Date(),
  });
}

function judged(text: string): {
  parse: number;
  rules: number;
  evaluation: Evaluation;
} {
  const start = performance.now();
  const parsed = parseDocument(text, OPTIONS);
  const read = performance.now();
  const evaluation = evaluate(parsed);
  return {
    parse: read - start,
    rules: performance.now() - read,
    evaluation,
  };
}

function yardstick(text: string): number {
  const start = performance.now();
  markdownlint({ strings: { document: text } });
  return performance.now() - start;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

// In turns, so that a slow moment of the machine meets both.
function measure(shape: Shape, topics: number): Row {
  const text = documentOf(shape, topics);
  const parse: number[] = [];
  const rules: number[] = [];
  const other: number[] = [];
  let findings = 0;
  for (let turn = -WARM_UP; turn < TURNS; turn++) {
    const own = judged(text);
    const their = yardstick(text);
    if (turn < 0) continue;
    parse.push(own.parse);
    rules.push(own.rules);
    other.push(their);
    findings = own.evaluation.findings.length;
  }
  return {
    shape,
    topics,
    bytes: Buffer.byteLength(text),
    parse: median(parse),
    rules: median(rules),
    yardstick: median(other),
    findings,
  };
}

/** How long the event loop stood still at most while a document of 2 MB was parsed for a backend, ms. */
async function blocked(): Promise<{
  bytes: number;
  longest: number;
  took: number;
}> {
  const text = documentOf('bullets', 4_900);
  const parser = createDocumentParser();
  try {
    await parser.parse(text, OPTIONS);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const start = performance.now();
    await parser.parse(text, OPTIONS);
    const took = performance.now() - start;
    // The last delay is counted in a turn of its own.
    await new Promise(resolve => setTimeout(resolve, 20));
    delay.disable();
    return { bytes: Buffer.byteLength(text), longest: delay.max / 1e6, took };
  } finally {
    await parser.close();
  }
}

/** A word typed into the entry of one topic of 2,000: parsed and judged anew, ms. */
function retyped(shape: Shape): number {
  const text = documentOf(shape, GOAL.topics);
  const parser = createIncrementalParser(OPTIONS);
  parser.parse(text);
  const taken: number[] = [];
  for (let turn = -WARM_UP; turn < 4 * TURNS; turn++) {
    const changed = withOneChange(text, turn + 100);
    const start = performance.now();
    const parsed = parser.parse(changed);
    evaluate(parsed);
    if (turn >= 0) taken.push(performance.now() - start);
  }
  return median(taken);
}

async function main(): Promise<void> {
  const rows: Row[] = [];
  for (const shape of SHAPES) {
    for (const topics of SIZES) {
      const row = measure(shape, topics);
      rows.push(row);
      console.error(
        `${shape}, ${topics} topics: parse ${row.parse.toFixed(
          0,
        )} ms, rules ${row.rules.toFixed(
          0,
        )} ms, markdownlint ${row.yardstick.toFixed(0)} ms`,
      );
    }
  }
  const changes = SHAPES.map(shape => ({ shape, ms: retyped(shape) }));
  for (const { shape, ms } of changes) {
    console.error(`${shape}: one change linted anew in ${ms.toFixed(0)} ms`);
  }
  const loop = await blocked();
  console.error(
    `A document of ${(loop.bytes / 1e6).toFixed(
      1,
    )} MB, parsed in a thread: ${loop.took.toFixed(
      0,
    )} ms, the event loop stood still for ${loop.longest.toFixed(
      0,
    )} ms at most`,
  );
  await writeReport('lint', reportOf(rows, changes, loop));
  const slow = rows.filter(
    row => row.topics === GOAL.topics && row.parse + row.rules > GOAL.ms,
  );
  const tooLate = changes.some(({ ms }) => ms > GOAL_CHANGE_MS);
  if (slow.length > 0 || tooLate || loop.longest > GOAL_BLOCKED_MS) {
    console.error('Slower than the goal.');
    process.exitCode = 1;
  }
}

function reportOf(
  rows: readonly Row[],
  changes: readonly { shape: Shape; ms: number }[],
  loop: { bytes: number; longest: number; took: number },
): string {
  const lines = rows.map(row => {
    const own = row.parse + row.rules;
    return `| ${row.shape} | ${row.topics.toLocaleString('en-US')} | ${(
      row.bytes / 1e6
    ).toFixed(2)} | ${row.parse.toFixed(0)} | ${row.rules.toFixed(
      0,
    )} | **${own.toFixed(0)}** | ${((own / row.topics) * 1000).toFixed(
      0,
    )} | ${row.yardstick.toFixed(0)} |`;
  });
  return `${new Date()
    .toISOString()
    .slice(
      0,
      10,
    )}, ${machine()}. Medians of ${TURNS} after ${WARM_UP}, the linters in turns on the same text.

| shape | topics | MB | parse, ms | rules, ms | both, ms | µs a topic | markdownlint, ms |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}

A change in the entry of one topic among ${GOAL.topics.toLocaleString(
    'en-US',
  )}, parsed by the incremental parser and judged by all rules: ${changes
    .map(({ shape, ms }) => `${ms.toFixed(0)} ms (${shape})`)
    .join(', ')}.

A document of ${(loop.bytes / 1e6).toFixed(
    1,
  )} MB, parsed as a backend does, took ${loop.took.toFixed(
    0,
  )} ms; its event loop stood still for ${loop.longest.toFixed(0)} ms at most.`;
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
