import { ThreadEntry } from './ParserThread';

const ENTRY = '@topic-registry/backstage-plugin-topic-registry-node/worker';
const TRANSFORM = '@backstage/cli/config/nodeTransform.cjs';

/**
 * Where the thread's code is: a built file in a published package, and sources
 * in this repository, which Node reads by Backstage's transform alone.
 *
 * @throws Error where the package cannot be found by its name, as in a bundle
 * that took it in.
 */
export function threadEntry(): ThreadEntry {
  const file = require.resolve(ENTRY);
  return file.endsWith('.ts')
    ? { file, execArgv: ['--require', require.resolve(TRANSFORM)] }
    : { file };
}
