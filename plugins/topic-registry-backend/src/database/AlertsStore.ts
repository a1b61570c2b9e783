import { PendingAlert, Told } from '../alerts/types';

/** What waits to be told, and who was told: the sender's side of the outbox. */
export interface AlertsStore {
  /**
   * Makes `holder` the only one that sends, until a moment. Asked again by the
   * same one, it prolongs.
   *
   * @returns false while another one is.
   */
  hold(holder: string, until: string, now: string): Promise<boolean>;
  /** Lets another one send at once. */
  release(holder: string): Promise<void>;
  /** What may be told now, the oldest first; at most `limit`. */
  due(now: string, limit: number): Promise<PendingAlert[]>;
  told(fingerprints: readonly string[]): Promise<Told[]>;
  /** Fingerprints that a recipient was told in a batch, and that are not over. */
  toldIn(batch: string, recipient: string): Promise<string[]>;
  /** Takes alerts up again at a moment; they do not count as handed over. */
  postpone(alerts: readonly PendingAlert[], until: string): Promise<void>;
  /** Forgets alerts that nobody has to be told of, unless they have changed. */
  drop(alerts: readonly PendingAlert[]): Promise<void>;
  /**
   * Notes that alerts are about to be handed over: from here on they may have
   * been told.
   *
   * @param to - `dueAt`: when it is tried again, should nothing more be heard.
   * @returns those that have not changed meanwhile.
   */
  claim(
    alerts: readonly PendingAlert[],
    to: { recipient: string; batch?: string; dueAt: string },
  ): Promise<PendingAlert[]>;
  /** Notes that a recipient was told; what has changed meanwhile still waits. */
  settle(
    alerts: readonly PendingAlert[],
    to: { recipient: string; batch?: string; at: string },
  ): Promise<void>;
}
