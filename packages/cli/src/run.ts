import { CommanderError } from 'commander';
import type { Commands } from './commands';
import { EXIT, UsageError } from './exit';
import { Io, sentenceOf } from './io';
import { createProgram } from './program';

/** Runs the command line and returns the code to exit with; never throws. */
export async function run(
  argv: string[],
  io: Io,
  commands: Commands,
): Promise<number> {
  let code: number = EXIT.ok;
  const program = createProgram(io, commands, result => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has said what is wrong; help that was asked for is no error.
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    io.say(`topic-registry: ${sentenceOf(error)}`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}
