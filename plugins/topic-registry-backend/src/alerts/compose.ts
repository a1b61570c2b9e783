import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  findRule,
  Finding,
  Severity,
  toldParam,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { AlertsConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { createHash } from 'node:crypto';
import { StoredFinding } from '../findings/types';
import { AlertItem, Delivery, isSummaryDelivery } from './planDeliveries';
import { AlertKind } from './types';

type NotificationPayload = NotificationSendOptions['payload'];

/** Where the page of findings is in a portal that has not moved it. */
const FINDINGS_PATH = '/topic-registry/findings';
// The notifications backend keeps titles in a column of 255 characters.
const TITLE_MAX = 200;

const SEVERITIES: Record<Severity, NotificationPayload['severity']> = {
  error: 'high',
  warning: 'normal',
  info: 'low',
};

const LEADS: Record<AlertKind, string> = {
  opened: '',
  reopened: 'Back again: ',
  raised: 'Now graver: ',
  unmuted: 'Still true after its mute: ',
  resolved: 'Resolved: ',
};

/** How a notification is worded. */
export interface ComposeOptions {
  /** Whether it names what it is about; see {@link AlertsConfig}. */
  content: AlertsConfig['content'];
  /** Of a summary: what was told in it before and is still to be looked at. */
  alsoStanding?: readonly StoredFinding[];
}

/** The notification of a delivery. */
export function compose(
  delivery: Delivery,
  options: ComposeOptions,
): NotificationPayload {
  const { items, scope } = delivery;
  const [first] = items;
  if (delivery.batch === undefined && items.length === 1) {
    return options.content === 'named'
      ? named(first, scope)
      : unnamed(first, scope);
  }
  return together(delivery, options);
}

function named(item: AlertItem, scope: string): NotificationPayload {
  const { finding } = item.stored;
  const rule = findRule(finding.rule);
  return single(item, scope, {
    title: plain(finding.message),
    description: [rule?.title, rule?.mend]
      .filter(Boolean)
      .map(plainOf)
      .join(' '),
  });
}

// The rule alone: no topic, service, group, registry or cluster.
function unnamed(item: AlertItem, scope: string): NotificationPayload {
  const rule = findRule(item.stored.finding.rule);
  return single(item, scope, {
    title: plain(rule?.title ?? 'A finding is yours to look at'),
    description: 'Its page says what it is about, to whom may read it.',
  });
}

function single(
  { alert, stored }: AlertItem,
  scope: string,
  words: { title: string; description: string },
): NotificationPayload {
  const { finding, resolvedAt } = stored;
  const over = alert.kind === 'resolved';
  return {
    title: titleOf(`${LEADS[alert.kind]}${words.title}`),
    description: over
      ? `No longer true since ${resolvedAt ?? alert.since}.`
      : words.description,
    link: `${FINDINGS_PATH}/${encodeURIComponent(finding.fingerprint)}`,
    severity: over ? 'low' : SEVERITIES[finding.severity],
    topic: familyOf(finding),
    scope,
  };
}

function together(
  delivery: Delivery,
  { content, alsoStanding = [] }: ComposeOptions,
): NotificationPayload {
  const { items, scope } = delivery;
  const fresh = items
    .filter(({ alert }) => alert.kind !== 'resolved')
    .map(({ stored }) => stored);
  const all = [...fresh, ...alsoStanding];
  return {
    title: titleOf(
      isSummaryDelivery(delivery)
        ? summaryTitle(all, content)
        : digestTitle(fresh.length, items.length - fresh.length),
    ),
    description: countsOf(all, fresh.length),
    link: linkTo(
      isSummaryDelivery(delivery) ? all : items.map(({ stored }) => stored),
    ),
    severity: gravestOf(all),
    topic: 'summary',
    // The name of a batch has those of a registry and a cluster in it.
    scope: createHash('sha256').update(scope).digest('hex'),
  };
}

/**
 * The list of what is counted, and of nothing else. Fingerprints name nothing
 * to whoever may not know it.
 */
function linkTo(findings: readonly StoredFinding[]): string {
  const told = toldParam(findings.map(({ finding }) => finding.fingerprint));
  // Those of others are of no use to who was told.
  return `${FINDINGS_PATH}?${told ? `told=${told}` : 'mine=1'}`;
}

function summaryTitle(
  all: readonly StoredFinding[],
  content: AlertsConfig['content'],
): string {
  const words = all.length === 1 ? '1 finding' : `${all.length} findings`;
  const where = content === 'named' ? ` ${placeOf(all[0].finding)}` : '';
  const verb = all.length === 1 ? 'is' : 'are';
  return `${words}${where} ${verb} yours to look at`;
}

function placeOf({ registry, cluster }: Finding): string {
  return cluster === undefined
    ? `in the document of ${registry}`
    : `between ${registry} and ${cluster}`;
}

function digestTitle(fresh: number, over: number): string {
  const parts: string[] = [];
  if (fresh > 0) parts.push(`${fresh} ${fresh === 1 ? 'finding' : 'findings'}`);
  if (over > 0) parts.push(`${over} resolved`);
  return `${parts.join(', ')} at once`;
}

/** Such as "2 errors, 5 warnings", and how many of them are new where not all are. */
function countsOf(
  all: readonly StoredFinding[],
  fresh: number,
): string | undefined {
  const words: [Severity, string, string][] = [
    ['error', 'error', 'errors'],
    ['warning', 'warning', 'warnings'],
    ['info', 'info', 'info'],
  ];
  const parts: string[] = [];
  for (const [severity, one, many] of words) {
    const count = all.filter(
      ({ finding }) => finding.severity === severity,
    ).length;
    if (count > 0) parts.push(`${count} ${count === 1 ? one : many}`);
  }
  if (parts.length === 0) return undefined;
  const counts = parts.join(', ');
  return fresh < all.length ? `${counts}; ${fresh} of them new` : counts;
}

function gravestOf(
  all: readonly StoredFinding[],
): NotificationPayload['severity'] {
  const severities = new Set(all.map(({ finding }) => finding.severity));
  if (severities.has('error')) return SEVERITIES.error;
  return severities.has('warning') ? SEVERITIES.warning : 'low';
}

/** People can turn families off, one by one, in their notification settings. */
function familyOf(finding: Finding): string {
  return finding.rule.split('/')[0];
}

// Notifications are plain text.
function plain(text: string): string {
  return text.replace(/`/g, '');
}

function plainOf(text: string | undefined): string {
  return sentence(plain(text ?? ''));
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function titleOf(text: string): string {
  const points = [...text];
  return points.length <= TITLE_MAX
    ? text
    : `${points.slice(0, TITLE_MAX - 1).join('')}…`;
}
