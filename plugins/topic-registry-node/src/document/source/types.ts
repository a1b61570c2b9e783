import {
  DocumentStatus,
  ParsedDocument,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * The text of a document, as it was read.
 *
 * @public
 */
export interface DocumentText {
  /** As it stands, a byte order mark included. */
  text: string;
  /** SHA-256 of the bytes, lower-case hex. */
  hash: string;
  /** ISO 8601 */
  readAt: string;
  /** What the git host calls this version; absent for local files. */
  etag?: string;
}

/** @public */
export interface ReadDocumentOptions {
  /** The version at hand: the git host is then asked for a newer one only. */
  etag?: string;
  signal?: AbortSignal;
}

/**
 * Where the text of one document comes from.
 *
 * @public
 */
export interface DocumentSource {
  /**
   * Reads the text.
   *
   * @throws NotModifiedError when an etag was given and holds still;
   * NotFoundError, NotAllowedError, InputError (a folder, too large, empty,
   * binary), or ServiceUnavailableError, each saying what to do.
   */
  read(options?: ReadDocumentOptions): Promise<DocumentText>;
}

/**
 * What is known of a registry's document: the last good text, which is in
 * force, and how the last attempt to read a newer one went.
 *
 * @public
 */
export interface DocumentRecord {
  /** Where the text was read from. */
  target: string;
  status: Exclude<DocumentStatus, 'pending'>;
  /** Why the newest text is not in force, for `stale` and `failed`. */
  error?: string;
  /** When a reading was last attempted, ISO 8601. */
  checkedAt: string;
  /** The text in force; absent while none could ever be read and parsed. */
  inForce?: DocumentText;
}

/**
 * Where {@link DocumentKeeper} keeps a document's record.
 *
 * @public
 */
export interface DocumentRecordStore {
  load(registry: string): Promise<DocumentRecord | undefined>;
  save(registry: string, record: DocumentRecord): Promise<void>;
}

/**
 * A record with what its text parses to.
 *
 * @public
 */
export interface KeptDocument {
  record: DocumentRecord;
  /** Absent while no text is in force. */
  parsed?: ParsedDocument;
}
