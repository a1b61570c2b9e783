import { createReadStream } from 'node:fs';

/** Largest document that is read, bytes; as in the portal. */
export const MAX_BYTES = 2 * 1024 * 1024;

/**
 * Reads a document from any place of this machine.
 *
 * @throws Error naming the file, what is wrong with it and what to do.
 */
export async function readDocument(file: string): Promise<string> {
  const bytes = await readBounded(file);
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
async function readBounded(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      length += (chunk as Buffer).length;
      if (length > MAX_BYTES) break;
      chunks.push(chunk as Buffer);
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
