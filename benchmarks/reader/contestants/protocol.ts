/*
 * Each reader runs in a process of its own and is spoken to by lines: it says
 * `ready`, reads the cluster once for each `run` on its input, and answers each
 * with one line of JSON.
 */

/** Our readers, each by the name that the page gives it. */
export const OURS = {
  inside: 'Topic Registry',
  public: 'Topic Registry, public API',
  bounds: 'Topic Registry, no newest records',
};

/** What one reading saw: that all readers ask for the same is checked by it. */
export interface Seen {
  topics: number;
  partitions: number;
  /** Topics whose settings were told. */
  configs: number;
  /** Partitions whose begin and end were told. */
  bounds: number;
  /** Partitions of which the time of the newest record was asked. */
  newest: number;
  groups: number;
  members: number;
  /** Committed offsets of all groups. */
  commits: number;
}

/** One reading. */
export interface Round {
  ms: number;
  seen: Seen;
  /** Largest resident memory of the process so far, bytes. */
  peakRss?: number;
  /** The longest time for which the event loop was blocked, ms: by work, or by waiting for a processor. */
  blockedMs?: number;
  /** The most work of the process itself between two turns of its event loop, ms. */
  ownWorkMs?: number;
  requests?: number;
  bytesReceived?: number;
}

/** A reading that did not tell all. */
export interface Failed {
  failed: string;
}

/** What a reader says before its first reading. */
export interface Ready {
  /** Resident memory of the idle process, bytes. */
  idleRss?: number;
}
