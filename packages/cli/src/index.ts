/**
 * The command `topic-registry`.
 *
 * @packageDocumentation
 */

import { quietWarnings } from './quietWarnings';
import { run } from './run';

quietWarnings();
run(process.argv.slice(2)).then(code => {
  // What is still in the pipes goes out before the process ends by itself.
  process.exitCode = code;
});
