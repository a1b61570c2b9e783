import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseDocument } from '../parseDocument';
import { ParseOptions } from '../types';
import { ParserThread, ThreadEntry } from './ParserThread';
import { threadEntry } from './threadEntry';

/**
 * Parses documents without holding up who asks.
 *
 * @public
 */
export interface DocumentParser {
  /**
   * As `parseDocument`, with the same result.
   *
   * @throws InputError for an empty document and for one that is no text;
   * ServiceUnavailableError for one that takes longer than the time limit, and
   * where the thread came to an end.
   */
  parse(text: string, options: ParseOptions): Promise<ParsedDocument>;
  /** Ends the thread, where one runs. */
  close(): Promise<void>;
}

/** @public */
export interface DocumentParserOptions {
  /** Told once where documents have to be parsed without a thread. */
  logger?: LoggerService;
  /** Characters from which a document is parsed in a thread: 4,000 unless given: at most 40 ms' worth. */
  threadFrom?: number;
  /** Longest time for a document, ms: 10,000 unless given. */
  timeoutMs?: number;
}

/** The parser of {@link createDocumentParser}, with the place of the thread's code to be found by `entryOf`. */
export class ThreadedParser implements DocumentParser {
  readonly #options: DocumentParserOptions;
  readonly #entryOf: () => ThreadEntry;
  /** `null` where there can be none. */
  #thread?: ParserThread | null;

  constructor(options: DocumentParserOptions, entryOf: () => ThreadEntry) {
    this.#options = options;
    this.#entryOf = entryOf;
  }

  async parse(text: string, options: ParseOptions): Promise<ParsedDocument> {
    const { threadFrom = 4_000 } = this.#options;
    const thread = text.length < threadFrom ? undefined : this.#findThread();
    return thread ? thread.parse(text, options) : parseDocument(text, options);
  }

  async close(): Promise<void> {
    await this.#thread?.close();
  }

  #findThread(): ParserThread | undefined {
    if (this.#thread === undefined) {
      const { logger, timeoutMs = 10_000 } = this.#options;
      try {
        this.#thread = new ParserThread(this.#entryOf(), { timeoutMs });
      } catch (error) {
        this.#thread = null;
        logger?.warn(
          `Documents are parsed in the main thread, where a large one holds up every request: ${
            toError(error).message
          }`,
        );
      }
    }
    return this.#thread ?? undefined;
  }
}

/**
 * Makes a parser for a backend: a large document is parsed in a thread of its
 * own and handed over in small parts, so that the event loop goes on meanwhile.
 *
 * @remarks
 * Where no thread can be started, as in a bundle without this package's files,
 * documents are parsed in place and the logger is told.
 *
 * @public
 */
export function createDocumentParser(
  options: DocumentParserOptions = {},
): DocumentParser {
  return new ThreadedParser(options, threadEntry);
}
