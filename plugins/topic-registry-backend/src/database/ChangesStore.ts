import {
  Finding,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** A finding that came or went. */
export interface StoredChange {
  fingerprint: string;
  kind: 'opened' | 'resolved' | 'reopened';
  /** ISO 8601 */
  at: string;
  severity: Severity;
  /** As it is now; who may see it depends on everything that it names. */
  finding: Finding;
}

/** Tells what came and went. */
export interface ChangesStore {
  /** What happened at or after a time, ISO 8601; the newest first. */
  since(at: string): Promise<StoredChange[]>;
  /** The sentences of some findings, by fingerprint. */
  messages(fingerprints: readonly string[]): Promise<Map<string, string>>;
}
