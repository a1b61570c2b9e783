import { FindingMute } from '@topic-registry/backstage-plugin-topic-registry-common';
import { StoredFinding } from '../findings/types';

/** What people do with findings. Everything is noted in the finding's history. */
export interface FindingLifeStore {
  /** @returns whether anything changed: not for the same reason and end again. */
  mute(fingerprint: string, mute: FindingMute): Promise<boolean>;
  /** @returns whether there was a mute to end. */
  unmute(fingerprint: string, by: string, at: string): Promise<boolean>;
  /** Ends the mutes whose time has come. @returns the findings concerned. */
  endMutes(now: string): Promise<StoredFinding[]>;
  /** @returns false for a text that the same person wrote last. */
  comment(
    fingerprint: string,
    comment: { text: string; by: string; at: string },
  ): Promise<boolean>;
}
