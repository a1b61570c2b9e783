import { StoredFinding } from '../findings/types';
import { isMuted } from '../findings/isMuted';
import { isSummary, PendingAlert, Told } from './types';

/** An alert with the finding that it is about. */
export interface AlertItem {
  alert: PendingAlert;
  stored: StoredFinding;
}

/** One notification to one recipient. */
export interface Delivery {
  /** Entity reference. */
  recipient: string;
  /** Replaces the earlier notification of the same scope. */
  scope: string;
  /** Set for several findings in one notification. */
  batch?: string;
  items: AlertItem[];
}

/** What is to be done with the alerts that are due. */
export interface DeliveryPlan {
  deliveries: Delivery[];
  /** Nobody has to be told of these any more. */
  drops: PendingAlert[];
  /** It is not known yet whom to tell. */
  waiting: PendingAlert[];
}

/** More alerts than this to one recipient at once are told in one notification. */
export const SINGLE_ALERTS_MAX = 5;

/**
 * Sorts what is due into notifications.
 *
 * @remarks
 * New things go to the owner as he is now; the end of a thing goes to whoever
 * was told of it. The first findings of a registry are one notification an
 * owner, and so is any number above {@link SINGLE_ALERTS_MAX}. What was tried
 * before keeps its scope, so that a notification that was taken without our
 * knowing is replaced, not doubled.
 */
export function planDeliveries(input: {
  due: readonly PendingAlert[];
  findings: ReadonlyMap<string, StoredFinding>;
  told: readonly Told[];
  /** Undefined while it is not known. */
  recipientOf(item: AlertItem): string | undefined;
  /** Names a batch that was never tried. */
  newBatch(): string;
  /** ISO 8601 */
  now: string;
}): DeliveryPlan {
  const { due, findings, told, recipientOf, newBatch, now } = input;
  const plan: DeliveryPlan = { deliveries: [], drops: [], waiting: [] };
  const toldTo = new Map<string, string[]>();
  for (const { fingerprint, recipient } of told) {
    toldTo.set(fingerprint, [...(toldTo.get(fingerprint) ?? []), recipient]);
  }
  // By recipient, then by batch; the empty name for those without one.
  const boxes = new Map<string, Map<string, AlertItem[]>>();
  const put = (recipient: string, item: AlertItem) => {
    const batches = boxes.get(recipient) ?? new Map<string, AlertItem[]>();
    boxes.set(recipient, batches);
    const batch = item.alert.batch ?? '';
    batches.set(batch, [...(batches.get(batch) ?? []), item]);
  };
  for (const alert of due) {
    const stored = findings.get(alert.fingerprint);
    const item = stored && { alert, stored };
    if (!item || !isStillTrue(item, now)) {
      plan.drops.push(alert);
    } else if (alert.kind === 'resolved') {
      const recipients = toldTo.get(alert.fingerprint) ?? [];
      for (const recipient of recipients) put(recipient, item);
      if (recipients.length === 0) plan.drops.push(alert);
    } else {
      const recipient = recipientOf(item);
      if (recipient === undefined) plan.waiting.push(alert);
      else put(recipient, item);
    }
  }
  for (const [recipient, batches] of boxes) {
    for (const [batch, items] of batches) {
      if (batch) {
        plan.deliveries.push({ recipient, scope: batch, batch, items });
        continue;
      }
      const tried = items.filter(({ alert }) => alert.attempts > 0);
      const fresh = items.filter(({ alert }) => alert.attempts === 0);
      plan.deliveries.push(...singles(recipient, tried));
      if (fresh.length <= SINGLE_ALERTS_MAX) {
        plan.deliveries.push(...singles(recipient, fresh));
      } else {
        const name = newBatch();
        plan.deliveries.push({
          recipient,
          scope: name,
          batch: name,
          items: fresh,
        });
      }
    }
  }
  return plan;
}

function singles(recipient: string, items: readonly AlertItem[]): Delivery[] {
  return items.map(item => ({
    recipient,
    scope: item.alert.fingerprint,
    items: [item],
  }));
}

function isStillTrue({ alert, stored }: AlertItem, now: string): boolean {
  if (alert.kind === 'resolved') return stored.state !== 'open';
  return stored.state === 'open' && !isMuted(stored, now);
}

/** Whether a delivery is about the first findings of a registry. */
export function isSummaryDelivery(delivery: Delivery): boolean {
  return isSummary(delivery.batch);
}
