import { Browser } from '@playwright/test';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startBrowser } from '../benchmarks/lib/browser';
import { writeGallery } from './gallery';
import { Amount, PAGES, PicturedPage } from './pages';
import { startPortal } from './portals';
import { smallPng } from './smallPng';

const FOLDER = path.resolve(__dirname, '../docs/screens');
const AMOUNTS: Amount[] = ['empty', 'demo', 'large'];
const WIDTHS = [1280, 1920];
const HEIGHT = 900;
const SCHEMES = ['light', 'dark'] as const;

/** The owner of the larger registry of the demo: 29 topics are theirs to see. */
const USER = { empty: 'architect', demo: 'architect', large: 'operator' };

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const amounts = AMOUNTS.filter(
    amount => wanted.length === 0 || wanted.includes(amount),
  );
  const browser = await startBrowser();
  try {
    for (const amount of amounts) await picture(browser, amount);
  } finally {
    await browser.close();
  }
  await writeGallery(WIDTHS);
}

async function picture(browser: Browser, amount: Amount): Promise<void> {
  const folder = path.join(FOLDER, amount);
  const portal = await startPortal(amount);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const width of WIDTHS) {
      for (const colorScheme of SCHEMES) {
        const context = await browser.newContext({
          baseURL: portal.url,
          viewport: { width, height: HEIGHT },
          colorScheme,
          locale: 'en-GB',
          timezoneId: 'UTC',
          reducedMotion: 'reduce',
        });
        await context.addInitScript(
          user => window.localStorage.setItem('topic-registry.demo-user', user),
          USER[amount],
        );
        const page = await context.newPage();
        for (const one of PAGES.filter(p => p.amounts.includes(amount))) {
          await open(one, amount);
          const file = `${one.name}-${width}-${colorScheme}.png`;
          await writeFile(
            path.join(folder, file),
            smallPng(await page.screenshot()),
          );
          console.error(`${amount}/${file}`);
        }
        await context.close();

        async function open(one: PicturedPage, of: Amount): Promise<void> {
          await page.goto(one.path(of));
          await page.locator('main').getByText(one.shows(of)).first().waitFor();
          await one.act?.(page);
          await page.waitForLoadState('networkidle');
        }
      }
    }
  } finally {
    await portal.stop();
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
