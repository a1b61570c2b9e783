import {
  ClusterSummary,
  OverviewAgreement,
  RegistrySummary,
  Severity,
  SeverityCounts,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * Counts the topics of each registry by their state on each cluster, production
 * first. A topic counts once, under its home, as in the list of topics.
 */
export function agreementOf(
  registries: readonly RegistrySummary[],
  clusters: readonly ClusterSummary[],
  rows: readonly TopicRow[],
): OverviewAgreement[] {
  const byCluster = new Map(clusters.map(one => [one.id, one]));
  const counted = new Map<string, OverviewAgreement>();
  const add = (registry: RegistrySummary, cluster: string) => {
    const key = JSON.stringify([registry.id, cluster]);
    let row = counted.get(key);
    if (!row) {
      const summary = byCluster.get(cluster);
      row = {
        registry: registry.id,
        title: registry.title,
        cluster,
        environment: summary?.environment ?? '',
        status: summary?.status ?? 'never',
        observedAt: summary?.lastObservedAt,
        states: { agrees: 0, differs: 0, missing: 0, absent: 0, unknown: 0 },
        severities: {},
      };
      counted.set(key, row);
    }
    return row;
  };
  const byId = new Map(registries.map(one => [one.id, one]));
  for (const registry of registries) {
    for (const cluster of registry.clusters) {
      if (byCluster.has(cluster)) add(registry, cluster);
    }
  }
  for (const row of rows) {
    const registry = byId.get(row.registry);
    if (!registry) continue;
    for (const on of row.clusters) {
      const { states, severities } = add(registry, on.cluster);
      states[on.state]++;
      severities[on.state] = graver(severities[on.state], on.findings);
    }
  }
  const order = [...byId.keys()];
  return [...counted.values()].sort(
    (a, b) =>
      order.indexOf(a.registry) - order.indexOf(b.registry) ||
      rank(a) - rank(b) ||
      (a.cluster < b.cluster ? -1 : 1),
  );
}

const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

function graver(
  known: Severity | undefined,
  counts: SeverityCounts,
): Severity | undefined {
  return SEVERITIES.find(one => one === known || counts[one] > 0);
}

function rank({ environment }: OverviewAgreement): number {
  return environment === 'production' ? 0 : 1;
}
