import { ensureNode } from './node.mjs';
import { ensureInstalled } from './install.mjs';

/**
 * Everything that a command of this repository needs before it can do its
 * work; quick when all is there.
 *
 * @param {{ step: (text: string) => void, detail: (text: string) => void }} say
 * @returns {Promise<{ node: string }>}
 */
export async function setUp(say) {
  const node = await ensureNode(say);
  await ensureInstalled(node, say);
  return { node };
}
