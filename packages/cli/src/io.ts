/** Where a command writes: its result to stdout, words about it to stderr. */
export interface Io {
  out(text: string): void;
  say(text: string): void;
}

/** The pipes of the process. A reader that goes away (`| head`) is no error. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => {
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit();
      throw error;
    });
  }
  return {
    out: text => process.stdout.write(endLine(text)),
    say: text => process.stderr.write(endLine(text)),
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
