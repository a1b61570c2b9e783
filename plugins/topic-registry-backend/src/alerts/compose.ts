import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  findRule,
  Finding,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';
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

/**
 * The notification of a delivery.
 *
 * @param alsoStanding - Of a summary: how many findings were told in it before
 * and are not over.
 */
export function compose(
  delivery: Delivery,
  alsoStanding = 0,
): NotificationPayload {
  const { items, scope } = delivery;
  const [single] = items;
  if (delivery.batch === undefined && items.length === 1) {
    return composeSingle(single, scope);
  }
  const standing = items.filter(({ alert }) => alert.kind !== 'resolved');
  return {
    title: titleOf(
      isSummaryDelivery(delivery)
        ? summaryTitle(items, alsoStanding)
        : digestTitle(items),
    ),
    description: countsOf(standing),
    // Findings of others are of no use to who was told.
    link: `${FINDINGS_PATH}?mine=1`,
    severity: gravestOf(standing),
    topic: 'summary',
    scope,
  };
}

function composeSingle(
  { alert, stored }: AlertItem,
  scope: string,
): NotificationPayload {
  const { finding, resolvedAt } = stored;
  const over = alert.kind === 'resolved';
  const rule = findRule(finding.rule);
  return {
    title: titleOf(`${LEADS[alert.kind]}${plain(finding.message)}`),
    description: over
      ? `No longer true since ${resolvedAt ?? alert.since}.`
      : [rule?.title, rule?.mend].filter(Boolean).map(plainOf).join(' '),
    link: `${FINDINGS_PATH}/${encodeURIComponent(finding.fingerprint)}`,
    severity: over ? 'low' : SEVERITIES[finding.severity],
    topic: familyOf(finding),
    scope,
  };
}

function summaryTitle(
  items: readonly AlertItem[],
  alsoStanding: number,
): string {
  const [{ stored }] = items;
  const { registry, cluster } = stored.finding;
  const count = items.length + alsoStanding;
  const where =
    cluster === undefined
      ? `in the document of ${registry}`
      : `between ${registry} and ${cluster}`;
  return count === 1
    ? `1 finding ${where} is yours to look at`
    : `${count} findings ${where} are yours to look at`;
}

function digestTitle(items: readonly AlertItem[]): string {
  const over = items.filter(({ alert }) => alert.kind === 'resolved').length;
  const fresh = items.length - over;
  const parts: string[] = [];
  if (fresh > 0) parts.push(`${fresh} ${fresh === 1 ? 'finding' : 'findings'}`);
  if (over > 0) parts.push(`${over} resolved`);
  return `${parts.join(', ')} at once`;
}

/** Such as "2 errors, 5 warnings". */
function countsOf(items: readonly AlertItem[]): string | undefined {
  const words: [Severity, string, string][] = [
    ['error', 'error', 'errors'],
    ['warning', 'warning', 'warnings'],
    ['info', 'info', 'info'],
  ];
  const parts: string[] = [];
  for (const [severity, one, many] of words) {
    const count = items.filter(
      ({ stored }) => stored.finding.severity === severity,
    ).length;
    if (count > 0) parts.push(`${count} ${count === 1 ? one : many}`);
  }
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function gravestOf(
  items: readonly AlertItem[],
): NotificationPayload['severity'] {
  const severities = new Set(
    items.map(({ stored }) => stored.finding.severity),
  );
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
