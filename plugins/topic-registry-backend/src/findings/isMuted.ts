import { StoredFinding } from './types';

/**
 * Whether a finding is put aside at a moment.
 *
 * @param at - ISO 8601, UTC; now unless given.
 */
export function isMuted(
  { mute }: Pick<StoredFinding, 'mute'>,
  at?: string,
): boolean {
  return mute !== undefined && mute.until > (at ?? new Date().toISOString());
}
