import {
  ClusterSummary,
  FindingRecord,
  OverviewUnknown,
  RegistrySummary,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** What is not known, and why: whole documents and clusters first, then what lies in them. */
export function unknownsOf(options: {
  registries: readonly RegistrySummary[];
  clusters: readonly ClusterSummary[];
  rows: readonly TopicRow[];
  open: readonly FindingRecord[];
}): OverviewUnknown[] {
  const { registries, clusters, rows, open } = options;
  return [
    ...registries.flatMap(documentUnknown),
    ...clusters
      .filter(one => one.registries.length > 0)
      .flatMap(clusterUnknown),
    ...topicUnknowns(rows),
    ...findingUnknowns(open),
  ];
}

function documentUnknown(registry: RegistrySummary): OverviewUnknown[] {
  const { id, status, error, readAt } = registry;
  if (status === 'ok') return [];
  const reason =
    status === 'pending'
      ? 'Its document has not been read yet.'
      : error ?? 'Its document could not be read.';
  return [{ kind: 'document', registry: id, reason, since: readAt }];
}

function clusterUnknown(cluster: ClusterSummary): OverviewUnknown[] {
  const { id, status, reason, lastObservedAt } = cluster;
  switch (status) {
    case 'never':
      return [
        { kind: 'cluster', cluster: id, reason: 'It has not been read yet.' },
      ];
    case 'failed':
      return [
        {
          kind: 'cluster',
          cluster: id,
          reason: reason ?? 'It gave no answers.',
          since: lastObservedAt,
        },
      ];
    case 'partial':
      return [
        {
          kind: 'cluster',
          cluster: id,
          reason: reason ?? 'Some questions went unanswered.',
          since: lastObservedAt,
        },
      ];
    default:
      return [];
  }
}

// Topics of one registry that are unknown for one reason are one entry.
function topicUnknowns(rows: readonly TopicRow[]): OverviewUnknown[] {
  const found = new Map<string, OverviewUnknown & { count: number }>();
  for (const { registry, clusters } of rows) {
    for (const { cluster, state, reason = 'No reason told.' } of clusters) {
      if (state !== 'unknown') continue;
      const key = JSON.stringify([registry, cluster, reason]);
      const entry = found.get(key);
      if (entry) entry.count++;
      else {
        found.set(key, { kind: 'topics', registry, cluster, count: 1, reason });
      }
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

function findingUnknowns(open: readonly FindingRecord[]): OverviewUnknown[] {
  const found = new Map<string, OverviewUnknown & { count: number }>();
  for (const { cluster, staleReason, lastSeenAt } of open) {
    if (staleReason === undefined) continue;
    const key = JSON.stringify([cluster, staleReason]);
    const entry = found.get(key);
    if (!entry) {
      found.set(key, {
        kind: 'findings',
        cluster,
        count: 1,
        reason: staleReason,
        since: lastSeenAt,
      });
      continue;
    }
    entry.count++;
    if (entry.since && lastSeenAt < entry.since) entry.since = lastSeenAt;
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}
