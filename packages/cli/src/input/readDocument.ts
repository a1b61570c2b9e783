import { createReadStream } from 'node:fs';
import { Io } from '../io';

/** Largest document that is read, bytes; as in the portal. */
export const MAX_BYTES = 2 * 1024 * 1024;

/** A document as it was read. */
export interface InputDocument {
  /** The file as it was given; for stdin the name that it is to have. */
  name: string;
  text: string;
}

/** Where documents come from. */
export interface InputOptions {
  /** How what comes from stdin is called in messages and locations. */
  stdinFilename?: string;
}

/** What stands for stdin on the command line. */
export const STDIN = '-';

/**
 * Reads a document from any place of this machine, or from stdin for `-`.
 *
 * @throws Error naming the file, what is wrong with it and what to do.
 */
export async function readDocument(
  { stdin }: Pick<Io, 'stdin'>,
  file: string,
  { stdinFilename = '<stdin>' }: InputOptions = {},
): Promise<InputDocument> {
  return file === STDIN
    ? { name: stdinFilename, text: await readText(stdinFilename, stdin) }
    : { name: file, text: await readText(file, createReadStream(file)) };
}

async function readText(
  file: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<string> {
  const bytes = await readBounded(file, stream);
  if (bytes.includes(0)) {
    throw new Error(
      `${file} is not a text: it has NUL bytes (a binary file, or UTF-16). Give a Markdown file in UTF-8.`,
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new Error(
      `${file} is not a text in UTF-8. Give a Markdown file in UTF-8.`,
    );
  }
  if (text.replace('\uFEFF', '').trim() === '') {
    throw new Error(`${file} is empty.`);
  }
  return text;
}

// By a stream, so that a pipe can be read and the limit holds for what comes.
async function readBounded(
  file: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > MAX_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new Error(whyUnreadable(file, error as NodeJS.ErrnoException));
  }
  if (length > MAX_BYTES) {
    throw new Error(
      `${file} is larger than 2 MiB (${MAX_BYTES} bytes), which is the limit for a document. Split the registry into several documents.`,
    );
  }
  return Buffer.concat(chunks);
}

function whyUnreadable(file: string, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${file} does not exist.`;
    case 'EISDIR':
      return `${file} is a folder. Give the document in it.`;
    case 'EACCES':
    case 'EPERM':
      return `${file} may not be read: this user lacks the right to.`;
    default:
      return `${file} cannot be read: ${error.message}`;
  }
}
