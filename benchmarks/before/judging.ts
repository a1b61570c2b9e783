import path from 'node:path';
import { createInterface } from 'node:readline';
import { performance } from 'node:perf_hooks';
import type * as Node from '@topic-registry/backstage-plugin-topic-registry-node';
import {
  documentOf as landscapeOf,
  observationAt,
  scaled,
} from '../lib/landscape';
import { documentOf, Shape } from '../lib/lintWorkload';

// One checkout at work: `judging.ts CHECKOUT lint-bullets|lint-tables|rules TOPICS`.
// The workload is ours, the parser and the rules are those of the checkout.

const [checkout, work, count] = process.argv.slice(2);
const TOPICS = Number(count);
const NOW = new Date('2026-11-25T12:00:00.000Z');
const INTERVAL_MS = 300_000;

const {
  EMPTY_LEDGER,
  evaluateClusterInTurns,
  evaluateRegistry,
  parseDocument,
  updateUsage,
  withUpdate,
}: // eslint-disable-next-line import/no-dynamic-require, global-require
typeof Node = require(path.join(checkout, 'plugins/topic-registry-node/src'));

/** Parses a document and judges it by the rules of documents. */
function linting(shape: Shape): () => Promise<number> {
  const text = documentOf(shape, TOPICS);
  return async () => {
    const parsed = parseDocument(text, { id: 'before', file: 'before.md' });
    const { findings } = evaluateRegistry({
      ...parsed,
      timezone: 'UTC',
      serviceAliases: {},
      now: NOW,
    });
    return findings.length;
  };
}

/** Judges one reading of a cluster, with a ledger behind it, by the rules of clusters. */
function judgingCluster(): () => Promise<number> {
  const workload = scaled(TOPICS);
  const registries = Array.from({ length: workload.registries }, (_, at) => ({
    registry: parseDocument(landscapeOf(at, workload), {
      id: `registry-${at + 1}`,
      file: `registry-${at + 1}.md`,
    }).registry,
    timezone: 'UTC',
    serviceAliases: {},
  }));
  const [previous, observation] = [1, 0].map(back =>
    observationAt(
      new Date(NOW.getTime() - back * INTERVAL_MS),
      1 - back,
      workload,
    ),
  );
  const before = withUpdate(EMPTY_LEDGER, updateUsage(EMPTY_LEDGER, previous));
  const usage = withUpdate(before, updateUsage(before, observation));
  return async () => {
    // What rules remember of a reading or a registry is not theirs here.
    const { findings } = await evaluateClusterInTurns({
      cluster: { id: 'main', environment: 'production' },
      registries: registries.map(one => ({ ...one })),
      observation: { ...observation, coverage: [...observation.coverage] },
      previous,
      usage: { ...usage },
      now: NOW,
    });
    return findings.length;
  };
}

async function main(): Promise<void> {
  const once =
    work === 'rules'
      ? judgingCluster()
      : linting(work.replace(/^lint-/, '') as Shape);
  console.log(JSON.stringify({}));
  for await (const line of createInterface({ input: process.stdin })) {
    if (line !== 'run') continue;
    const start = performance.now();
    const findings = await once();
    console.log(JSON.stringify({ ms: performance.now() - start, findings }));
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
