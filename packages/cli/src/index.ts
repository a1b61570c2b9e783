/**
 * The command `topic-registry`.
 *
 * @packageDocumentation
 */

import { takeColorOption } from './color';
import { processIo } from './io';
import { lazyCommands } from './lazyCommands';
import { quietWarnings } from './quietWarnings';
import { run } from './run';

quietWarnings();
const { rest, color } = takeColorOption(process.argv.slice(2));
run(rest, processIo({ color }), lazyCommands).then(code => {
  // What is still in the pipes goes out before the process ends by itself.
  process.exitCode = code;
});
