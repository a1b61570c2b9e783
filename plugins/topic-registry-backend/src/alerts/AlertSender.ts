import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  AlertsConfig,
  RegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { randomUUID } from 'node:crypto';
import { AlertsStore } from '../database/AlertsStore';
import { FindingsStore } from '../database/FindingsStore';
import { isMuted } from '../findings/isMuted';
import { isWatched } from '../findings/isWatched';
import { StoredFinding } from '../findings/types';
import { LandscapeService } from '../landscape/LandscapeService';
import { compose } from './compose';
import {
  AlertItem,
  Delivery,
  isSummaryDelivery,
  planDeliveries,
} from './planDeliveries';
import { Recipients } from './Recipients';
import { PendingAlert } from './types';

/** Hands alerts to the notifications backend until it has taken them. */
export interface AlertSender {
  /**
   * Sends what is due, unless another backend does. What fails is tried again
   * later, at growing distances.
   */
  turn(): Promise<void>;
  /** Has a turn soon, in the background. */
  kick(): void;
  /** Begins nothing more; resolves when what has begun is over. */
  stop(): Promise<void>;
}

/** A backend that ends in the middle of a turn holds others up for so long. */
const HOLD_MS = 120_000;
const ALERTS_PER_ROUND = 1_000;
const WAIT_MS = 15_000;
const FIRST_RETRY_MS = 15_000;
const LAST_RETRY_MS = 3_600_000;
/** So many failures in a row mean that nothing is taken at present. */
const FAILURES_MAX = 3;

export class DefaultAlertSender implements AlertSender {
  readonly #store: AlertsStore;
  readonly #findings: FindingsStore;
  readonly #landscapes: LandscapeService;
  readonly #recipients: Recipients;
  readonly #notifications: NotificationService;
  readonly #logger: LoggerService;
  readonly #configs: readonly RegistryConfig[];
  readonly #content: AlertsConfig['content'];
  readonly #holder = randomUUID();
  readonly #now: () => Date;
  #running?: Promise<void>;
  #again = false;
  #stopped = false;
  #failing = false;

  static create(options: AlertSenderOptions): AlertSender {
    return new DefaultAlertSender(options);
  }

  private constructor(options: AlertSenderOptions) {
    this.#store = options.store;
    this.#findings = options.findings;
    this.#landscapes = options.landscapes;
    this.#recipients = options.recipients;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
    this.#configs = options.configs;
    this.#content = options.content;
    this.#now = options.now ?? (() => new Date());
  }

  turn(): Promise<void> {
    // Who comes during a turn may bring what it has not seen.
    this.#again = true;
    this.#running ??= this.#turns().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  kick(): void {
    this.turn().catch(error =>
      this.#logger.warn(`Alerts could not be sent: ${toError(error).message}`),
    );
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => {});
  }

  async #turns(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      if (!(await this.#hold())) return;
      try {
        while (await this.#round()) {
          // The next ones.
        }
      } finally {
        await this.#store.release(this.#holder);
      }
    }
  }

  /** @returns whether there may be more at once. */
  async #round(): Promise<boolean> {
    const now = this.#now();
    const due = await this.#store.due(now.toISOString(), ALERTS_PER_ROUND);
    if (due.length === 0) return false;
    const prints = due.map(alert => alert.fingerprint);
    const [stored, told, landscape] = await Promise.all([
      this.#findings.getAll(prints),
      this.#store.told(prints),
      this.#landscapes.current(),
    ]);
    const findings = new Map(
      stored
        .filter(({ finding }) => isWatched(finding, this.#configs))
        .map(one => [one.finding.fingerprint, one]),
    );
    const items: AlertItem[] = [];
    for (const alert of due) {
      const one = findings.get(alert.fingerprint);
      if (one && alert.kind !== 'resolved') items.push({ alert, stored: one });
    }
    const recipients = await this.#recipients.of(items, landscape, now);
    const byAlert = new Map<PendingAlert, string>();
    for (const [item, ref] of recipients) byAlert.set(item.alert, ref);
    const plan = planDeliveries({
      due,
      findings,
      told,
      recipientOf: item => byAlert.get(item.alert),
      newBatch: () => `digest:${randomUUID()}`,
      now: now.toISOString(),
    });
    await this.#store.drop(plan.drops);
    await this.#store.postpone(plan.waiting, after(now, WAIT_MS));
    return (
      (await this.#deliver(plan.deliveries)) && due.length === ALERTS_PER_ROUND
    );
  }

  /** @returns false where nothing more is to be tried now. */
  async #deliver(deliveries: readonly Delivery[]): Promise<boolean> {
    let failures = 0;
    for (const delivery of deliveries) {
      if (this.#stopped || !(await this.#hold())) return false;
      const failed = !(await this.#send(delivery));
      failures = failed ? failures + 1 : 0;
      if (failures >= FAILURES_MAX) return false;
    }
    return true;
  }

  async #send(delivery: Delivery): Promise<boolean> {
    const { recipient, batch } = delivery;
    const now = this.#now();
    const claimed = await this.#store.claim(
      delivery.items.map(({ alert }) => alert),
      { recipient, batch, dueAt: after(now, retryMs(delivery)) },
    );
    const versions = new Map(claimed.map(alert => [alert.fingerprint, alert]));
    const items = delivery.items.filter(({ alert }) =>
      versions.has(alert.fingerprint),
    );
    if (items.length === 0) return true;
    try {
      await this.#notifications.send({
        recipients: { type: 'entity', entityRef: recipient },
        payload: compose(
          { ...delivery, items },
          {
            content: this.#content,
            alsoStanding: await this.#alsoStanding({ ...delivery, items }),
          },
        ),
      });
    } catch (error) {
      this.#tellFailure(toError(error));
      return false;
    }
    if (this.#failing) {
      this.#failing = false;
      this.#logger.info('The notifications backend takes alerts again.');
    }
    const at = this.#now().toISOString();
    await this.#store.settle(claimed, { recipient, batch, at });
    return true;
  }

  async #alsoStanding(delivery: Delivery): Promise<StoredFinding[]> {
    const { batch, recipient, items } = delivery;
    if (batch === undefined || !isSummaryDelivery(delivery)) return [];
    const now = new Set(items.map(({ alert }) => alert.fingerprint));
    const before = await this.#store.toldIn(batch, recipient);
    const stored = await this.#findings.getAll(
      before.filter(fingerprint => !now.has(fingerprint)),
    );
    const at = this.#now().toISOString();
    return stored.filter(one => one.state === 'open' && !isMuted(one, at));
  }

  #hold(): Promise<boolean> {
    const now = this.#now();
    return this.#store.hold(
      this.#holder,
      after(now, HOLD_MS),
      now.toISOString(),
    );
  }

  // Once for each time that it stops working, not once for each attempt.
  #tellFailure(error: Error): void {
    if (this.#failing) return;
    this.#failing = true;
    this.#logger.warn(
      `The notifications backend did not take an alert: ${error.message}. Alerts are kept and tried again. Where the portal has no notifications, set topicRegistry.alerts.enabled to false.`,
    );
  }
}

/** What a sender works with. */
export interface AlertSenderOptions {
  store: AlertsStore;
  findings: FindingsStore;
  landscapes: LandscapeService;
  recipients: Recipients;
  notifications: NotificationService;
  logger: LoggerService;
  configs: readonly RegistryConfig[];
  content: AlertsConfig['content'];
  /** The clock; for tests. */
  now?: () => Date;
}

function retryMs(delivery: Delivery): number {
  const attempts = Math.max(
    ...delivery.items.map(({ alert }) => alert.attempts),
  );
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 12));
}

function after(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
