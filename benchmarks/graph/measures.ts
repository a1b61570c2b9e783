import { BrowserContext, Page } from '@playwright/test';
import { answerTime, arrivalOf, drawn, longest, quiet } from '../lib/browser';

const NODE = '[data-place]';
const ROW = 'a[data-row-link]';

/** What a drawing costs, ms. */
export interface GraphCosts {
  /** Nodes that are drawn, in sight or not. */
  nodes: number;
  /** From the answer of the backend to the first frame with the graph. */
  drawn: number;
  /** From the answer to the end of the work that follows it. */
  interactive: number;
  /** From the pointer on a node to its neighbours standing out. */
  hover: number;
  /** From an arrow key to the focus on the next node. */
  key: number;
  /** The longest task while the whole drawing is scrolled through. */
  scroll: number;
}

/** Opens the graph anew and uses it. */
export async function measureGraph(
  profile: BrowserContext,
  url: string,
): Promise<GraphCosts> {
  const page = await profile.newPage();
  try {
    await page.goto(url, { waitUntil: 'commit' });
    const at = await drawn(page, NODE);
    const arrival = await arrivalOf(page, '/api/topic-registry/graph');
    const tasks = await quiet(page, arrival);
    const end = Math.max(at, ...tasks.map(task => task.end));
    return {
      nodes: await countNodes(page),
      drawn: at - arrival,
      interactive: end - arrival,
      hover: await hover(page),
      key: await arrowKey(page),
      scroll: await scrollThrough(page),
    };
  } finally {
    await page.close();
  }
}

async function countNodes(page: Page): Promise<number> {
  const heads = await page
    .getByText(/^(Producers|Topics|Consumers)\s*[\d\s]+$/)
    .allTextContents();
  return heads.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0);
}

async function hover(page: Page): Promise<number> {
  // Off the drawing first: a pointer that rests on it has faded the rest.
  await page.mouse.move(400, 20);
  const { x, y, name } = await nodeInSight(page);
  return answerTime(page, {
    event: 'pointerover',
    act: () => page.mouse.move(x, y),
    // The line below the drawing tells of it in the same frame.
    shown: { selector: 'p', text: `${name} · ` },
  });
}

function nodeInSight(
  page: Page,
): Promise<{ x: number; y: number; name: string }> {
  return page.evaluate(selector => {
    for (const node of document.querySelectorAll(selector)) {
      const box = node.getBoundingClientRect();
      const x = box.x + box.width / 2;
      const y = box.y + box.height / 2;
      if (node.contains(document.elementFromPoint(x, y))) {
        return { x, y, name: node.querySelector('title')?.textContent ?? '' };
      }
    }
    throw new Error('No node is in sight.');
  }, NODE);
}

async function arrowKey(page: Page): Promise<number> {
  await page.mouse.move(400, 20);
  await page.locator(`${NODE}[tabindex="0"]`).focus();
  const from = await focused(page);
  return answerTime(page, {
    event: 'keydown',
    act: () => page.keyboard.press('ArrowDown'),
    shown: { selector: `${NODE}:focus:not([data-place="${from}"])` },
  });
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() =>
    CSS.escape(document.activeElement?.getAttribute('data-place') ?? ''),
  );
}

async function scrollThrough(page: Page): Promise<number> {
  const since = await page.evaluate(() => performance.now());
  const svg = page.locator('svg[role="group"]');
  await svg.hover({ position: { x: 5, y: 5 } });
  const height = (await svg.boundingBox())?.height ?? 0;
  for (let turn = 0; turn < Math.min(60, height / 400); turn++) {
    await page.mouse.wheel(0, 400);
    await page.evaluate(() => window.probe.painted());
  }
  return longest(await quiet(page, since));
}

/** What the list of topics costs, ms. */
export interface ListCosts {
  rows: number;
  /** From the answer to the first frame with rows. */
  drawn: number;
  /** From the answer to the end of the work that follows it. */
  interactive: number;
  /** From the last letter of a search to the rows that it leaves. */
  search: number;
  /** The longest task while its letters are typed. */
  typing: number;
  /** From a click on the head of a column to the rows in its order. */
  sort: number;
}

/** Opens the list of topics anew and uses it. */
export async function measureList(
  profile: BrowserContext,
  url: string,
): Promise<ListCosts> {
  const page = await profile.newPage();
  try {
    await page.goto(url, { waitUntil: 'commit' });
    const at = await drawn(page, ROW);
    const arrival = await arrivalOf(page, '/api/topic-registry/topics');
    const tasks = await quiet(page, arrival);
    const count = page.getByRole('status').filter({ hasText: / of / });
    const rows = Number(
      ((await count.textContent()) ?? '').split(' of ')[1].replace(/\D/g, ''),
    );
    const sort = await answerTime(page, {
      event: 'pointerdown',
      act: () => page.getByRole('columnheader', { name: 'Findings' }).click(),
      shown: { selector: '[aria-sort="ascending"]', text: 'Findings' },
    });
    const since = await page.evaluate(() => performance.now());
    const search = await answerTime(page, {
      event: 'keydown',
      act: async () => {
        await page.keyboard.press('/');
        await page.keyboard.type('price_5_', { delay: 60 });
      },
      shown: { selector: ROW, text: 'price_5_events' },
    });
    return {
      rows,
      drawn: at - arrival,
      interactive: Math.max(at, ...tasks.map(task => task.end)) - arrival,
      sort,
      search,
      typing: longest(await quiet(page, since)),
    };
  } finally {
    await page.close();
  }
}
