import {
  DeprecationRow,
  FindingRecord,
  OverviewDeprecation,
  OverviewFinding,
  OverviewMine,
  Severity,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** Findings and deprecations that are named; the rest is counted, or on its page. */
export const NAMED = 6;

const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

/** What waits for the owners that are given. */
export function mineOf(options: {
  /** Entity references: the signed-in user and the groups behind it. */
  owners: readonly string[];
  rows: readonly TopicRow[];
  open: readonly FindingRecord[];
  deprecations: readonly DeprecationRow[];
}): OverviewMine {
  const owners = new Set(options.owners.map(ref => ref.toLowerCase()));
  const isMine = (owner: string | undefined) =>
    owner !== undefined && owners.has(owner.toLowerCase());
  const findings = { error: 0, warning: 0, info: 0 };
  const open = options.open.filter(one => isMine(one.owner));
  for (const { severity } of open) findings[severity]++;
  return {
    topics: options.rows.filter(row => isMine(row.owner)).length,
    findings,
    items: [...open].sort(byGravity).slice(0, NAMED).map(brief),
    deprecations: options.deprecations
      .filter(row => isMine(row.owner) && row.stage !== 'gone')
      .slice(0, NAMED)
      .map(briefDeprecation),
  };
}

/** Those that need somebody, the most pressing first, as they come. */
export function dueNext(
  deprecations: readonly DeprecationRow[],
): OverviewDeprecation[] {
  return deprecations
    .filter(row => row.stage !== 'gone')
    .slice(0, NAMED)
    .map(briefDeprecation);
}

function briefDeprecation(row: DeprecationRow): OverviewDeprecation {
  const { registry, name, entityRef, owner, days, stage, next } = row;
  return { registry, name, entityRef, owner, days, stage, next };
}

function brief(finding: FindingRecord): OverviewFinding {
  const { fingerprint, rule, severity, registry, cluster, message } = finding;
  const at = finding.openedAt ?? finding.firstSeenAt;
  return { fingerprint, at, rule, severity, registry, cluster, message };
}

function byGravity(a: FindingRecord, b: FindingRecord): number {
  const order = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  if (order !== 0) return order;
  const [at, bt] = [a, b].map(one => one.openedAt ?? one.firstSeenAt);
  if (at !== bt) return at > bt ? -1 : 1;
  return a.fingerprint < b.fingerprint ? -1 : 1;
}
