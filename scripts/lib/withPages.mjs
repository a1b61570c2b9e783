import { ensureAppBuilt } from './appBuild.mjs';
import { CHROMIUM_ADVICE, findChromium } from './chromium.mjs';
import { environmentWith } from './node.mjs';
import { SetupError } from './say.mjs';

/**
 * Builds the pages where they have changed; gives the environment for a program
 * that shows them in a browser.
 *
 * @param {string} node
 * @param {{ step: (text: string) => void }} say
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function withPages(node, say) {
  const chromium = findChromium();
  if (!chromium) throw new SetupError(CHROMIUM_ADVICE);
  await ensureAppBuilt(node, say);
  return { ...environmentWith(node), CHROMIUM_PATH: chromium };
}
