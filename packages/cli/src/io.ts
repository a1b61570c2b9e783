import { COLORED, PLAIN, Style, wantsColor } from './color';

/** Where a command reads and writes: its result to stdout, words about it to stderr. */
export interface Io {
  out(text: string): void;
  say(text: string): void;
  stdin: AsyncIterable<Uint8Array>;
  /** For what goes to stdout. */
  style: Style;
}

/** The pipes of the process. A reader that goes away (`| head`) is no error. */
export function processIo(options: { color?: boolean } = {}): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => {
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit();
      throw error;
    });
  }
  const colored = wantsColor(process.stdout, process.env, options.color);
  return {
    out: text => process.stdout.write(endLine(text)),
    say: text => process.stderr.write(endLine(text)),
    stdin: process.stdin,
    style: colored ? COLORED : PLAIN,
  };
}

/** An error as one line, without its stack. */
export function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s*\n\s*/g, ' ').trim();
}

function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
