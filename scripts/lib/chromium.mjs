import fs from 'node:fs';
import path from 'node:path';

export const CHROMIUM_ADVICE =
  'Chromium is missing: apt-get install chromium, or install Chrome, or name it in CHROMIUM_PATH.';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser for end-to-end tests, or undefined where the machine has none. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      if (fs.existsSync(file)) return file;
    }
  }
  return MAC.find(file => fs.existsSync(file));
}
