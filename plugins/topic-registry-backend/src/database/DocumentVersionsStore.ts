import { DocumentText } from '@topic-registry/backstage-plugin-topic-registry-node';

/** A text of a document that was in force. */
export interface KeptVersion {
  /** Counts from 1 within its registry; never given twice. */
  version: number;
  /** SHA-256 of its bytes, lower-case hex. */
  hash: string;
  /** When it was first read, ISO 8601. */
  since: string;
  /** Its size in UTF-8. */
  bytes: number;
  lines: number;
}

/** How much of the past is kept of each registry. */
export interface VersionLimits {
  versions: number;
  /** Of all texts together; the newest is kept however large it is. */
  bytes: number;
}

/** The texts of each registry that were in force, as far back as the limits reach. */
export interface DocumentVersionsStore {
  /** Adds the text unless it is the newest already, and forgets what is beyond the limits. */
  add(registry: string, text: DocumentText): Promise<void>;
  /** Newest first. */
  list(registry: string): Promise<KeptVersion[]>;
  /** Undefined where it is not kept. */
  text(registry: string, version: number): Promise<string | undefined>;
}
