/**
 * The command `topic-registry`.
 *
 * @packageDocumentation
 */

import { processIo } from './io';
import { lazyCommands } from './lazyCommands';
import { quietWarnings } from './quietWarnings';
import { run } from './run';

quietWarnings();
run(process.argv.slice(2), processIo(), lazyCommands).then(code => {
  // What is still in the pipes goes out before the process ends by itself.
  process.exitCode = code;
});
