import { writeFile } from 'node:fs/promises';
import { STDIN } from '../input/readDocument';
import { Io, sentenceOf } from '../io';

/**
 * Puts an edited document where it came from; what came from stdin goes to
 * stdout.
 *
 * @throws Error naming the file.
 */
export async function writeDocument(
  io: Io,
  file: string,
  text: string,
): Promise<void> {
  if (file === STDIN) {
    io.document(text);
    return;
  }
  try {
    await writeFile(file, text, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be written: ${sentenceOf(error)}`);
  }
}
