import {
  UrlReaderService,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import {
  ForwardedError,
  isError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { createHash } from 'node:crypto';
import { checkText, tooLarge } from './checkText';
import { DocumentSource, DocumentText, ReadDocumentOptions } from './types';

/** Longest time that a git host may take, ms. */
const DEADLINE_MS = 60_000;

/** Reads a document through Backstage's URL reader, that is, from a git host. */
export class UrlDocumentSource implements DocumentSource {
  readonly #target: string;
  readonly #maxBytes: number;
  readonly #urlReader: UrlReaderService;
  readonly #deadlineMs: number;

  constructor(options: {
    target: string;
    maxBytes: number;
    urlReader: UrlReaderService;
    deadlineMs?: number;
  }) {
    this.#target = options.target;
    this.#maxBytes = options.maxBytes;
    this.#urlReader = options.urlReader;
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  }

  async read(options: ReadDocumentOptions = {}): Promise<DocumentText> {
    const deadline = AbortSignal.timeout(this.#deadlineMs);
    // Ends the connection of a reading that is given up half way.
    const giveUp = new AbortController();
    const signals = [deadline, giveUp.signal];
    if (options.signal) signals.push(options.signal);
    const { bytes, etag } = await this.#fetch(
      options.etag,
      AbortSignal.any(signals),
    ).finally(() => giveUp.abort());
    return {
      text: checkText(bytes, this.#target),
      hash: createHash('sha256').update(bytes).digest('hex'),
      readAt: new Date().toISOString(),
      etag,
    };
  }

  async #fetch(
    knownEtag: string | undefined,
    signal: AbortSignal,
  ): Promise<{ bytes: Buffer; etag?: string }> {
    try {
      const reading = this.#urlReader
        .readUrl(this.#target, { etag: knownEtag, signal })
        .then(async response => ({
          bytes: await this.#bytesOf(response),
          etag: response.etag,
        }));
      // Not every reader heeds the signal.
      return await Promise.race([reading, rejectOn(signal)]);
    } catch (error) {
      if (signal.aborted) {
        throw new ServiceUnavailableError(
          signal.reason?.name === 'TimeoutError'
            ? `The document ${this.#target} did not come within ${
                this.#deadlineMs / 1000
              } s. Check that the git host answers.`
            : `The reading of the document ${this.#target} was ended.`,
        );
      }
      if (
        isError(error) &&
        (error.name === 'NotModifiedError' || error.name === 'InputError')
      ) {
        throw error;
      }
      throw new ForwardedError(
        `The document ${
          this.#target
        } could not be read. Check the address, and \`integrations\` and \`backend.reading.allow\` in app-config`,
        error,
      );
    }
  }

  async #bytesOf(response: UrlReaderServiceReadUrlResponse): Promise<Buffer> {
    if (!response.stream) {
      const bytes = await response.buffer();
      if (bytes.length > this.#maxBytes) {
        throw tooLarge(this.#target, this.#maxBytes, bytes.length);
      }
      return bytes;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of response.stream()) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      if (length > this.#maxBytes) throw tooLarge(this.#target, this.#maxBytes);
    }
    return Buffer.concat(chunks);
  }
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
  });
}
