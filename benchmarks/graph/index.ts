import { openProfile, startBrowser } from '../lib/browser';
import { Workload, WORKLOAD } from '../lib/landscape';
import { figures, repeat, RUNS, say } from '../lib/openings';
import { machine, writeReport } from '../lib/report';
import { WholePortal } from '../lib/WholePortal';
import { GraphCosts, ListCosts, measureGraph, measureList } from './measures';

const GOAL_INTERACTIVE_MS = 1_000;

const SMALL: Workload = {
  registries: 1,
  topics: 25,
  partitions: 110,
  groups: 25,
  services: 15,
};
const NODES_2500: Workload = {
  registries: 1,
  topics: 2_200,
  partitions: 9_600,
  groups: 2_200,
  services: 300,
};

const GRAPHS = [
  { name: '25 topics', size: SMALL, path: 'graph' },
  { name: '2,500 nodes', size: NODES_2500, path: 'graph' },
  { name: '2,500 nodes, all drawn', size: NODES_2500, path: 'graph?all=1' },
  { name: '9,000 topics', size: WORKLOAD, path: 'graph' },
];

async function main(): Promise<void> {
  const browser = await startBrowser();
  const graphs: { name: string; costs: GraphCosts[] }[] = [];
  const lists: ListCosts[] = [];
  try {
    for (const size of new Set(GRAPHS.map(one => one.size))) {
      const portal = await WholePortal.start(size, { catalog: false });
      try {
        const pages = `${portal.url}/topic-registry`;
        const profile = await openProfile(browser);
        for (const one of GRAPHS.filter(graph => graph.size === size)) {
          const costs = await repeat(() =>
            measureGraph(profile, `${pages}/${one.path}`),
          );
          graphs.push({ name: one.name, costs });
          say(one.name, costs);
        }
        if (size === WORKLOAD) {
          lists.push(...(await repeat(() => measureList(profile, pages))));
          say('List of topics', lists);
        }
      } finally {
        await portal.stop();
      }
    }
  } finally {
    await browser.close();
  }
  await writeReport('graph', reportOf(graphs, lists, browser.version()));
  const slow = [...graphs.map(one => one.costs), lists]
    .flat()
    .filter(one => one.interactive > GOAL_INTERACTIVE_MS);
  if (slow.length > 0) {
    console.error(
      `${slow.length} of the openings took longer than ${GOAL_INTERACTIVE_MS} ms.`,
    );
    process.exitCode = 1;
  }
}

function reportOf(
  graphs: { name: string; costs: GraphCosts[] }[],
  lists: ListCosts[],
  version: string,
): string {
  const graphRows = graphs.map(
    ({ name, costs }) =>
      `| ${name} | ${(
        ['nodes', 'drawn', 'interactive', 'hover', 'key', 'scroll'] as const
      )
        .map(key => figures(costs, key))
        .join(' | ')} |`,
  );
  const listRow = (
    ['rows', 'drawn', 'interactive', 'search', 'typing', 'sort'] as const
  )
    .map(key => figures(lists, key))
    .join(' | ');
  return `${new Date()
    .toISOString()
    .slice(
      0,
      10,
    )}, ${machine()}, Chromium ${version}, 1280 × 900. The median of ${RUNS} openings in milliseconds, and the slowest in brackets.

| graph of | nodes | answer → drawn | answer → interactive | pointer → neighbours stand out | arrow key → focus moved | longest task while scrolling |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${graphRows.join('\n')}

| topics listed | answer → drawn | answer → interactive | last letter → rows | longest task while typing | click on a head → sorted |
| ---: | ---: | ---: | ---: | ---: | ---: |
| ${listRow} |`;
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
