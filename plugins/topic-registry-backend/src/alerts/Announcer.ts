import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  EVENT_FINDINGS_CHANGED,
  FINDING_CHANGES_MAX,
  FindingChange,
  FindingsChangedPayload,
  SIGNAL_CHANNEL,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { StoredFinding } from '../findings/types';

/**
 * Tells whoever listens that something has changed. Nobody has to listen, and
 * nothing waits for it: what is kept is right without it.
 */
export interface Announcer {
  /** Open pages ask again. */
  changed(): Promise<void>;
  /** Open pages ask again, and an event tells what became of findings. */
  findingsChanged(
    changes: readonly {
      change: FindingChange['change'];
      stored: StoredFinding;
    }[],
    scope?: string,
  ): Promise<void>;
}

export class DefaultAnnouncer implements Announcer {
  readonly #events: EventsService;
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;

  static create(options: {
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
  }): Announcer {
    return new DefaultAnnouncer(options);
  }

  private constructor(options: {
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  async changed(): Promise<void> {
    try {
      await this.#signals.publish({
        recipients: { type: 'broadcast' },
        channel: SIGNAL_CHANNEL,
        message: { changed: true },
      });
    } catch (error) {
      this.#logger.warn(
        `Open pages could not be told of a change: ${toError(error).message}`,
      );
    }
  }

  async findingsChanged(
    changes: readonly {
      change: FindingChange['change'];
      stored: StoredFinding;
    }[],
    scope?: string,
  ): Promise<void> {
    await this.changed();
    if (changes.length === 0) return;
    const eventPayload = payloadOf(changes, scope);
    try {
      await this.#events.publish({
        topic: EVENT_FINDINGS_CHANGED,
        eventPayload,
      });
    } catch (error) {
      this.#logger.warn(
        `The change of findings could not be announced: ${
          toError(error).message
        }`,
      );
    }
  }
}

function payloadOf(
  changes: readonly {
    change: FindingChange['change'];
    stored: StoredFinding;
  }[],
  scope?: string,
): FindingsChangedPayload {
  const counts: FindingsChangedPayload['counts'] = {};
  for (const { change } of changes) counts[change] = (counts[change] ?? 0) + 1;
  return {
    at: new Date().toISOString(),
    scope,
    counts,
    changes: changes
      .slice(0, FINDING_CHANGES_MAX)
      .map(({ change, stored: { finding } }) => ({
        change,
        fingerprint: finding.fingerprint,
        rule: finding.rule,
        severity: finding.severity,
        registry: finding.registry,
        cluster: finding.cluster,
        subject: finding.subject,
        topic: finding.topic,
        message: finding.message,
      })),
  };
}
