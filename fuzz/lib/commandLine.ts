import { Readable } from 'node:stream';
import { PLAIN } from '../../packages/cli/src/color';
import { commands } from '../../packages/cli/src/commands';
import { createIo } from '../../packages/cli/src/io';
import { run } from '../../packages/cli/src/run';

/** Runs a command of the CLI in this process. */
export async function commandLine(
  args: string[],
  stdin = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const result = { code: null as number | null, out: '', err: '' };
  const io = createIo({
    stdout: text => (result.out += text),
    stderr: text => (result.err += text),
    stdin: Readable.from([Buffer.from(stdin)]),
    style: PLAIN,
  });
  result.code = await run(args, io, commands);
  return result;
}
