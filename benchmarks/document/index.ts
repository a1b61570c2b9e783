import { BrowserContext } from '@playwright/test';
import {
  answerTime,
  arrivalOf,
  drawn,
  longest,
  openProfile,
  quiet,
  startBrowser,
} from '../lib/browser';
import { Workload, WORKLOAD } from '../lib/landscape';
import { figures, repeat, RUNS, say } from '../lib/openings';
import { machine, writeReport } from '../lib/report';
import { WholePortal } from '../lib/WholePortal';

const GOAL_INTERACTIVE_MS = 1_000;
const REGISTRY = 'registry-1';
/** Everything in one document. */
const ONE_DOCUMENT: Workload = { ...WORKLOAD, registries: 1 };
const SCROLLS = 60;

/** What a large document costs, ms. */
interface Costs {
  /** From the answer of the backend to the first frame with lines. */
  drawn: number;
  /** From the answer to the end of the work that follows it. */
  interactive: number;
  /** From the key n to the next finding with its words. */
  next: number;
  /** From a link to a line far below to that line. */
  jump: number;
  /** The longest task while it is scrolled through. */
  scroll: number;
}

async function main(): Promise<void> {
  const browser = await startBrowser();
  const portal = await WholePortal.start(ONE_DOCUMENT, { catalog: false });
  let costs: Costs[];
  let document: { text: string; findings: unknown[] };
  try {
    document = (await portal.ask(
      `topic-registry/registries/${REGISTRY}/document`,
    )) as typeof document;
    const profile = await openProfile(browser);
    const url = `${portal.url}/topic-registry/registries/${REGISTRY}`;
    const lines = document.text.split('\n').length;
    costs = await repeat(() => measure(profile, url, lines));
    say('document', costs);
  } finally {
    await portal.stop();
    await browser.close();
  }
  await writeReport('document', reportOf(document, costs, browser.version()));
  if (costs.some(one => one.interactive > GOAL_INTERACTIVE_MS)) {
    console.error(`Not interactive within ${GOAL_INTERACTIVE_MS} ms.`);
    process.exitCode = 1;
  }
}

async function measure(
  profile: BrowserContext,
  url: string,
  lines: number,
): Promise<Costs> {
  const page = await profile.newPage();
  try {
    await page.goto(url, { waitUntil: 'commit' });
    const at = await drawn(page, '#L1');
    const arrival = await arrivalOf(
      page,
      `/api/topic-registry/registries/${REGISTRY}/document`,
    );
    const tasks = await quiet(page, arrival);
    const next = await answerTime(page, {
      event: 'keydown',
      act: () => page.keyboard.press('n'),
      shown: { selector: '[aria-current="location"] [id^="notes-"]' },
    });
    const far = lines - 1_000;
    const jump = await answerTime(page, {
      event: 'hashchange',
      act: () =>
        page.evaluate(line => {
          window.location.hash = `#L${line}`;
        }, far),
      shown: { selector: `#L${far}[aria-current="location"]` },
    });
    const since = await page.evaluate(() => performance.now());
    const text = page.getByRole('region', { name: 'Document' });
    await text.hover();
    for (let turn = 0; turn < SCROLLS; turn++) {
      await page.mouse.wheel(0, -900);
      await page.evaluate(() => window.probe.painted());
    }
    return {
      drawn: at - arrival,
      interactive: Math.max(at, ...tasks.map(task => task.end)) - arrival,
      next,
      jump,
      scroll: longest(await quiet(page, since)),
    };
  } finally {
    await page.close();
  }
}

function reportOf(
  { text, findings }: { text: string; findings: unknown[] },
  costs: Costs[],
  version: string,
): string {
  const row = (['drawn', 'interactive', 'next', 'jump', 'scroll'] as const)
    .map(key => figures(costs, key))
    .join(' | ');
  const megabytes = (Buffer.byteLength(text) / 1e6).toFixed(1);
  const count = (value: number) => value.toLocaleString('en-US');
  return `${new Date()
    .toISOString()
    .slice(
      0,
      10,
    )}, ${machine()}, Chromium ${version}, 1280 × 900. A document of ${megabytes} MB, ${count(
    text.split('\n').length,
  )} lines and ${count(
    findings.length,
  )} findings. The median of ${RUNS} openings in milliseconds, and the slowest in brackets.

| answer → drawn | answer → interactive | key n → next finding | link → line far below | longest task while scrolling |
| ---: | ---: | ---: | ---: | ---: |
| ${row} |`;
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
