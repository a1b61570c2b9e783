import { COLORED, PLAIN, Style, wantsColor } from './color';
import { safeLine, safeLines } from './output/safeText';

/** Where a command reads and writes: its result to stdout, words about it to stderr. */
export interface Io {
  /** Text for people, of lines. */
  out(text: string): void;
  /** What is safe already, as it is: a report, JSON. */
  data(text: string): void;
  /** A document, byte for byte; on a terminal with everything hidden written out. */
  document(text: string): void;
  /** One line of words. */
  say(words: string): void;
  /** Several. */
  sayLines(text: string): void;
  /** What is safe already. */
  sayData(text: string): void;
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
  return createIo({
    stdout: text => process.stdout.write(text),
    stderr: text => process.stderr.write(text),
    stdin: process.stdin,
    style: colored ? COLORED : PLAIN,
    isTerminal: process.stdout.isTTY,
  });
}

/** Pipes that let no text through which a terminal or a CI would obey. */
export function createIo(pipes: {
  stdout(text: string): void;
  stderr(text: string): void;
  stdin: Io['stdin'];
  style: Style;
  /** Whether stdout is one. */
  isTerminal?: boolean;
}): Io {
  const { stdout, stderr, stdin, style, isTerminal } = pipes;
  return {
    out: text => stdout(endLine(safeLines(text))),
    data: text => stdout(endLine(text)),
    document: text => stdout(endLine(isTerminal ? safeLines(text) : text)),
    say: words => stderr(endLine(safeLine(words))),
    sayLines: text => stderr(endLine(safeLines(text))),
    sayData: text => stderr(endLine(text)),
    stdin,
    style,
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
