/**
 * A finding that somebody has put aside until a moment. It stays true and is
 * shown, faded; it counts nowhere and nobody is alerted of it. When the moment
 * has come it is open again by itself.
 *
 * @public
 */
export interface FindingMute {
  /** When it ends, ISO 8601. */
  until: string;
  /** Why it may wait. */
  reason: string;
  /** Entity reference of who muted it. */
  by: string;
  /** When it was muted, ISO 8601. */
  at: string;
}

/**
 * Body of `POST /findings/:fingerprint/mute`.
 *
 * @public
 */
export interface MuteRequest {
  /** At most {@link MUTE_REASON_MAX} characters, not blank. */
  reason: string;
  /**
   * ISO 8601 with a zone; in the future, and at most {@link MUTE_DAYS_MAX}
   * days from now.
   */
  until: string;
}

/**
 * Body of `POST /findings/:fingerprint/comments`.
 *
 * @public
 */
export interface CommentRequest {
  /** At most {@link COMMENT_MAX} characters, not blank. */
  text: string;
}

/**
 * How many findings stand: the answer of `GET /findings/counts`.
 *
 * @public
 */
export interface FindingCounts {
  /** Open ones that are not muted, by severity. */
  open: { error: number; warning: number; info: number };
  muted: number;
}

/** Most characters of the reason of a mute. @public */
export const MUTE_REASON_MAX = 500;

/** Longest mute, days: what nobody looks at for a year is no longer put aside. @public */
export const MUTE_DAYS_MAX = 366;

/** Most characters of a comment. @public */
export const COMMENT_MAX = 2_000;
