import { InputError } from '@backstage/errors';

/**
 * Bytes as text, when they are a text.
 *
 * @throws InputError for what is empty, binary or not UTF-8.
 */
export function checkText(bytes: Uint8Array, target: string): string {
  if (bytes.includes(0)) {
    throw new InputError(
      `The document ${target} is not a text: it has NUL bytes (a binary file, or UTF-16). Store it as Markdown in UTF-8.`,
    );
  }
  let text: string;
  try {
    // A byte order mark stays, so that what is written back is what was read.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new InputError(
      `The document ${target} is not a text in UTF-8. Store it as Markdown in UTF-8.`,
    );
  }
  if (text.replace('\uFEFF', '').trim() === '') {
    throw new InputError(
      `The document ${target} is empty. An empty document does not replace the one in force.`,
    );
  }
  return text;
}

/** @returns an InputError for a document above the limit. */
export function tooLarge(
  target: string,
  maxBytes: number,
  bytes?: number,
): InputError {
  const size = bytes === undefined ? `more than ${maxBytes}` : `${bytes}`;
  return new InputError(
    `The document ${target} is too large: ${size} bytes; the limit is ${maxBytes} bytes (\`topicRegistry.documents.maxBytes\` in app-config).`,
  );
}
