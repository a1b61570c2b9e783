import { isError, toError } from '@backstage/errors';
import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  DocumentRecord,
  DocumentRecordStore,
  DocumentSource,
  DocumentText,
  KeptDocument,
} from './types';

/** @public */
export interface DocumentKeeperOptions {
  /** Id of the registry. */
  registry: string;
  /** As in app-config; an etag of another target is not used. */
  target: string;
  source: DocumentSource;
  store: DocumentRecordStore;
  /** Throws for what cannot be parsed. */
  parse(text: string): ParsedDocument | Promise<ParsedDocument>;
}

/**
 * Keeps the last good text of one document in force: a newer text takes its
 * place only when it can be read and parsed. The record is in the store, so
 * that this holds after a restart and for several processes on one store.
 *
 * @public
 */
export class DocumentKeeper {
  readonly #options: DocumentKeeperOptions;
  /** The text in force and the one that is about to be; the newest first. */
  #parsed: { hash: string; result: ParsedDocument }[] = [];
  readonly #parsing = new Map<string, Promise<ParsedDocument>>();

  constructor(options: DocumentKeeperOptions) {
    this.#options = options;
  }

  /** What is in force, without reading anew; undefined before the first reading. */
  async current(): Promise<KeptDocument | undefined> {
    const record = await this.#options.store.load(this.#options.registry);
    return record && this.#withParsed(record);
  }

  /**
   * Reads the document and puts it in force, or leaves the last good one in
   * force and says why. Does not throw for what is wrong with the document.
   *
   * @returns what is in force now; `changed` tells whether its text is another
   * than before.
   */
  async refresh(options?: {
    signal?: AbortSignal;
  }): Promise<KeptDocument & { changed: boolean }> {
    const { registry, target, store } = this.#options;
    const before = await store.load(registry);
    const record = await this.#attempt(before, options?.signal);
    await store.save(registry, { ...record, target });
    const kept = await this.#withParsed({ ...record, target });
    return {
      ...kept,
      changed: record.inForce?.hash !== before?.inForce?.hash,
    };
  }

  async #attempt(
    before: DocumentRecord | undefined,
    signal: AbortSignal | undefined,
  ): Promise<DocumentRecord> {
    const { target, source } = this.#options;
    const checkedAt = new Date().toISOString();
    const known = before?.target === target ? before.inForce : undefined;
    try {
      const text = await source.read({ etag: known?.etag, signal });
      await this.#parse(text);
      return { target, status: 'ok', checkedAt, inForce: text };
    } catch (error) {
      if (isError(error) && error.name === 'NotModifiedError' && known) {
        const inForce = { ...known, readAt: checkedAt };
        return { target, status: 'ok', checkedAt, inForce };
      }
      return {
        target,
        status: before?.inForce ? 'stale' : 'failed',
        error: toError(error).message,
        checkedAt,
        inForce: before?.inForce,
      };
    }
  }

  async #withParsed(record: DocumentRecord): Promise<KeptDocument> {
    if (!record.inForce) return { record };
    try {
      return { record, parsed: await this.#parse(record.inForce) };
    } catch (error) {
      // The text was good to an earlier version of the parser.
      const message = toError(error).message;
      return {
        record: {
          ...record,
          status: 'failed',
          error: record.error ? `${record.error} ${message}` : message,
        },
      };
    }
  }

  async #parse({ hash, text }: DocumentText): Promise<ParsedDocument> {
    const known = this.#parsed.find(one => one.hash === hash);
    if (known) return known.result;
    // Who asks while a text is being parsed shares the result.
    let parsing = this.#parsing.get(hash);
    if (!parsing) {
      parsing = this.#parseAnew(hash, text).finally(() =>
        this.#parsing.delete(hash),
      );
      this.#parsing.set(hash, parsing);
    }
    return parsing;
  }

  async #parseAnew(hash: string, text: string): Promise<ParsedDocument> {
    const result = await this.#options.parse(text);
    this.#parsed = [{ hash, result }, ...this.#parsed].slice(0, 2);
    return result;
  }
}
