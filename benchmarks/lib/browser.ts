import { Browser, BrowserContext, chromium, Page } from '@playwright/test';

/** Work of the page's thread that keeps it from answering for more than 50 ms. */
export interface LongTask {
  /** On the page's clock, ms. */
  start: number;
  end: number;
}

interface Probe {
  longTasks: LongTask[];
  /** When the next frame is on the screen, on the page's clock. */
  painted(): Promise<number>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** A pause without long tasks that counts as their end. */
const QUIET_MS = 500;

/** How long an expected change may take before it counts as never coming. */
const PATIENCE_MS = 20_000;

/** A Chromium of this machine whose pages tell what keeps them busy. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/**
 * A profile that is signed in as the operator of the demo. Its pages share what
 * the browser keeps of the portal's files.
 */
export async function openProfile(browser: Browser): Promise<BrowserContext> {
  const profile = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  await profile.addInitScript(() => {
    window.localStorage.setItem('topic-registry.demo-user', 'operator');
    const longTasks: LongTask[] = [];
    new PerformanceObserver(list => {
      for (const { startTime, duration } of list.getEntries()) {
        longTasks.push({ start: startTime, end: startTime + duration });
      }
    }).observe({ type: 'longtask', buffered: true });
    window.probe = {
      longTasks,
      painted: () =>
        new Promise(resolve =>
          requestAnimationFrame(() => {
            // A message comes after the frame in which it was sent.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(undefined);
          }),
        ),
    };
  });
  return profile;
}

/** When the answer to a request has arrived, on the page's clock. */
export function arrivalOf(page: Page, path: string): Promise<number> {
  return page.evaluate(wanted => {
    const entry = performance
      .getEntriesByType('resource')
      .find(({ name }) => new URL(name).pathname === wanted);
    if (!entry) throw new Error(`${wanted} was not asked for.`);
    return (entry as PerformanceResourceTiming).responseEnd;
  }, path);
}

/** When an element is first on the screen, on the page's clock. */
export function drawn(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    wanted =>
      new Promise<number>(resolve => {
        const look = () => {
          if (!document.querySelector(wanted)) return false;
          window.probe.painted().then(resolve);
          return true;
        };
        if (look()) return;
        const observer = new MutationObserver(() => {
          if (look()) observer.disconnect();
        });
        observer.observe(document, { childList: true, subtree: true });
      }),
    selector,
  );
}

/** Waits for a pause; gives the long tasks since a moment of the page's clock. */
export async function quiet(page: Page, since: number): Promise<LongTask[]> {
  await page.waitForFunction(pause => {
    const last = window.probe.longTasks.at(-1)?.end ?? 0;
    return performance.now() - last > pause;
  }, QUIET_MS);
  const all = await page.evaluate(() => window.probe.longTasks);
  return all.filter(task => task.end > since);
}

/**
 * How long the page takes from an event of the user to a frame that shows what
 * is expected, ms.
 */
export async function answerTime(
  page: Page,
  options: {
    /** Kind of the DOM event that counts; the last one before the change. */
    event: string;
    act: () => Promise<void>;
    /** What is in the page once the change shows, and not before. */
    shown: { selector: string; text?: string };
  },
): Promise<number> {
  await page.evaluate(
    ({ event, shown }) => {
      let begun: number | undefined;
      const begin = ({ timeStamp }: Event) => {
        begun = timeStamp;
      };
      window.addEventListener(event, begin, { capture: true });
      const holds = () =>
        Array.from(document.querySelectorAll(shown.selector)).some(
          ({ textContent }) => (textContent ?? '').includes(shown.text ?? ''),
        );
      if (holds()) throw new Error(`Already so: ${shown.selector}`);
      (window as { answered?: Promise<number> }).answered = new Promise(
        resolve => {
          const observer = new MutationObserver(() => {
            if (begun === undefined || !holds()) return;
            observer.disconnect();
            window.removeEventListener(event, begin, { capture: true });
            const from = begun;
            window.probe.painted().then(at => resolve(at - from));
          });
          observer.observe(document, {
            attributes: true,
            characterData: true,
            childList: true,
            subtree: true,
          });
        },
      );
    },
    { event: options.event, shown: options.shown },
  );
  await options.act();
  const answered = await page.evaluate(
    patience =>
      Promise.race([
        (window as { answered?: Promise<number> }).answered!,
        new Promise<undefined>(resolve => setTimeout(resolve, patience)),
      ]),
    PATIENCE_MS,
  );
  if (answered === undefined) {
    const { selector, text } = options.shown;
    throw new Error(`It never showed: ${selector}${text ? ` “${text}”` : ''}`);
  }
  return answered;
}

/** The duration of the longest of them, ms. */
export function longest(tasks: readonly LongTask[]): number {
  return Math.max(0, ...tasks.map(({ start, end }) => end - start));
}
