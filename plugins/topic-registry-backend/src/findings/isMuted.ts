import { StoredFinding } from './types';

/**
 * Whether a finding is put aside at a moment.
 *
 * @param at - ISO 8601, UTC.
 */
export function isMuted(
  { mute }: Pick<StoredFinding, 'mute'>,
  at: string = new Date().toISOString(),
): boolean {
  return mute !== undefined && mute.until > at;
}
