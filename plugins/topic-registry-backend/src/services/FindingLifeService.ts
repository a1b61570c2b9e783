import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  COMMENT_MAX,
  CommentRequest,
  FindingDetail,
  MUTE_DAYS_MAX,
  MUTE_REASON_MAX,
  MuteRequest,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { AlertSender } from '../alerts/AlertSender';
import { Announcer } from '../alerts/Announcer';
import { FindingLifeStore } from '../database/FindingLifeStore';
import { FindingsStore } from '../database/FindingsStore';
import { Visibility } from '../permissions';
import { FindingsService } from './FindingsService';

/** What people do with findings. Each is done once, however often it is asked. */
export interface FindingLifeService {
  /**
   * @throws InputError for a blank reason, or an end that is past or too far
   * @throws NotFoundError for what is not there, or not visible
   * @throws NotAllowedError for what is visible only
   * @throws ConflictError for what is resolved
   */
  mute(
    fingerprint: string,
    request: MuteRequest,
    who: Who,
  ): Promise<FindingDetail>;
  /** @throws NotFoundError for what is not there, or not visible */
  unmute(fingerprint: string, who: Who): Promise<FindingDetail>;
  /**
   * @throws InputError for a blank text, or one that is too long
   * @throws NotFoundError for what is not there, or not visible
   */
  comment(
    fingerprint: string,
    request: CommentRequest,
    who: Who,
  ): Promise<FindingDetail>;
  /** Ends the mutes whose time has come. */
  endMutes(): Promise<void>;
}

/** Who does something, and what he may see. */
export interface Who {
  /** Entity reference. */
  user: string;
  /** What the permission to do it reaches. */
  allowed: Visibility;
  /** What may be shown. */
  visible: Visibility;
}

const DAY_MS = 86_400_000;

export class DefaultFindingLifeService implements FindingLifeService {
  readonly #life: FindingLifeStore;
  readonly #store: FindingsStore;
  readonly #findings: FindingsService;
  readonly #announcer: Announcer;
  readonly #alerts?: AlertSender;

  static create(options: {
    life: FindingLifeStore;
    store: FindingsStore;
    findings: FindingsService;
    announcer: Announcer;
    alerts?: AlertSender;
  }): FindingLifeService {
    return new DefaultFindingLifeService(options);
  }

  private constructor(options: {
    life: FindingLifeStore;
    store: FindingsStore;
    findings: FindingsService;
    announcer: Announcer;
    alerts?: AlertSender;
  }) {
    this.#life = options.life;
    this.#store = options.store;
    this.#findings = options.findings;
    this.#announcer = options.announcer;
    this.#alerts = options.alerts;
  }

  async mute(
    fingerprint: string,
    request: MuteRequest,
    who: Who,
  ): Promise<FindingDetail> {
    const now = new Date();
    const reason = textOf(request.reason, 'reason of a mute', MUTE_REASON_MAX);
    const until = endOf(request.until, now);
    const finding = await this.#find(fingerprint, who);
    if (finding.state === 'resolved') {
      throw new ConflictError(
        `The finding ${fingerprint} is resolved: there is nothing to mute.`,
      );
    }
    const changed = await this.#life.mute(fingerprint, {
      until,
      reason,
      by: who.user,
      at: now.toISOString(),
    });
    if (changed) await this.#announce(fingerprint, 'muted');
    return this.#findings.get(fingerprint, who.visible);
  }

  async unmute(fingerprint: string, who: Who): Promise<FindingDetail> {
    await this.#find(fingerprint, who);
    const now = new Date().toISOString();
    const changed = await this.#life.unmute(fingerprint, who.user, now);
    if (changed) {
      this.#alerts?.kick();
      await this.#announce(fingerprint, 'unmuted');
    }
    return this.#findings.get(fingerprint, who.visible);
  }

  async comment(
    fingerprint: string,
    request: CommentRequest,
    who: Who,
  ): Promise<FindingDetail> {
    const text = textOf(request.text, 'text of a comment', COMMENT_MAX);
    await this.#find(fingerprint, who);
    const changed = await this.#life.comment(fingerprint, {
      text,
      by: who.user,
      at: new Date().toISOString(),
    });
    if (changed) await this.#announce(fingerprint, 'commented');
    return this.#findings.get(fingerprint, who.visible);
  }

  async endMutes(): Promise<void> {
    const ended = await this.#life.endMutes(new Date().toISOString());
    if (ended.length === 0) return;
    await this.#announcer.findingsChanged(
      ended.map(stored => ({ change: 'unmuted', stored })),
    );
  }

  // Who may not see it hears that it is not there.
  async #find(fingerprint: string, who: Who): Promise<FindingDetail> {
    const finding = await this.#findings.get(fingerprint, who.visible);
    const stored = await this.#store.get(fingerprint);
    if (stored && !who.allowed.finding(stored.finding)) {
      throw new NotAllowedError(
        `You may see the finding ${fingerprint}, and do nothing with it: the permission is granted for other topics only.`,
      );
    }
    return finding;
  }

  async #announce(
    fingerprint: string,
    change: 'muted' | 'unmuted' | 'commented',
  ): Promise<void> {
    const stored = await this.#store.get(fingerprint);
    if (stored) await this.#announcer.findingsChanged([{ change, stored }]);
  }
}

function textOf(value: string, what: string, most: number): string {
  const text = value.trim();
  if (text === '') throw new InputError(`The ${what} is blank.`);
  if (text.length > most) {
    throw new InputError(
      `The ${what} has ${text.length} characters; the most is ${most}.`,
    );
  }
  return text;
}

// The zone is required: without one it would be that of the machine.
const INSTANT =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

function endOf(value: string, now: Date): string {
  const time = INSTANT.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) {
    throw new InputError(
      `The end of a mute, \`until\`, is a moment with its zone, such as 2026-12-03T09:00:00Z; it is \`${value}\`.`,
    );
  }
  if (time <= now.getTime()) {
    throw new InputError(
      `The end of the mute, ${value}, is past: give one in the future.`,
    );
  }
  if (time > now.getTime() + MUTE_DAYS_MAX * DAY_MS) {
    throw new InputError(
      `The end of the mute, ${value}, is more than ${MUTE_DAYS_MAX} days away.`,
    );
  }
  return new Date(time).toISOString();
}
