import { InputError } from '@backstage/errors';
import { ParseOptions } from '../types';

/** Refuses what cannot be a document. */
export function checkText(text: string, options: ParseOptions): void {
  if (text.replace(/^\uFEFF/, '').trim() === '') {
    throw new InputError(`The registry document ${options.file} is empty`);
  }
  let strange = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0) {
      throw new InputError(
        `The registry document ${options.file} is no text: it holds a NUL character at offset ${at}`,
      );
    }
    const isControl =
      unit < 32 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13;
    if (isControl || unit === 0x7f || unit === 0xfffd) strange += 1;
  }
  if (strange > text.length / 10) {
    throw new InputError(
      `The registry document ${options.file} is no text: ${strange} of its ${text.length} characters are control characters or bytes that are not UTF-8`,
    );
  }
}
