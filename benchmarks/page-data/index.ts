import { WORKLOAD } from '../lib/landscape';
import { machine, writeReport } from '../lib/report';
import { timed, Timings } from '../lib/timings';
import { startLoadedPortal } from './portal';

const COUNT = 60;
const WARM_UP = 3;
const GOAL_P95_MS = 150;

/** What the pages ask for. */
const PAGES = [
  'topics',
  'topics/registry-1/order_0_events',
  'findings?state=open',
  'findings/counts',
  'overview',
  'graph',
  'graph?registry=registry-1',
  'deprecations',
  'registries',
  'registries/registry-1/document',
  'clusters',
];

interface Row extends Timings {
  page: string;
  bytes: number;
}

async function main(): Promise<void> {
  const only = process.argv.slice(2).filter(one => !one.startsWith('-'));
  const portal = await startLoadedPortal();
  const rows: Row[] = [];
  try {
    for (const page of only.length > 0 ? only : PAGES) {
      const bytes = (await portal.get(page)).length;
      const timings = await timed(() => portal.get(page), {
        count: COUNT,
        warmUp: WARM_UP,
      });
      rows.push({ page, bytes, ...timings });
      const { p50, p95 } = timings;
      console.error(
        `${page}: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, ${(
          bytes / 1e6
        ).toFixed(1)} MB`,
      );
    }
  } finally {
    await portal.stop();
  }
  if (only.length === 0) await writeReport('page-data', reportOf(rows));
  const slow = rows.filter(row => row.p95 > GOAL_P95_MS);
  if (slow.length > 0) {
    console.error(
      `Slower than ${GOAL_P95_MS} ms at p95: ${slow
        .map(one => one.page)
        .join(', ')}`,
    );
    process.exitCode = 1;
  }
}

function reportOf(rows: readonly Row[]): string {
  const { topics, partitions, groups, registries, services } = WORKLOAD;
  const count = (value: number) => value.toLocaleString('en-US');
  const lines = rows.map(
    ({ page, bytes, p50, p95, max }) =>
      `| \`/${page}\` | ${(bytes / 1e6).toFixed(2)} | ${[p50, p95, max]
        .map(ms => ms.toFixed(0))
        .join(' | ')} |`,
  );
  return `${new Date().toISOString().slice(0, 10)}, ${machine()}. ${count(
    topics,
  )} topics of ${count(
    services,
  )} services in ${registries} registries on one cluster with ${count(
    partitions,
  )} partitions and ${count(
    groups,
  )} groups; ${COUNT} requests of each, one after the other.

| asked for | MB on the line | p50, ms | p95, ms | slowest, ms |
| --- | ---: | ---: | ---: | ---: |
${lines.join('\n')}`;
}

main().then(
  // A stopped backend leaves a timer behind that would keep the process.
  () => process.exit(),
  error => {
    console.error(error);
    process.exit(1);
  },
);
