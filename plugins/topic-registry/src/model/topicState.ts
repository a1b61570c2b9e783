import {
  ClusterState,
  Severity,
  SeverityCounts,
  TopicOnCluster,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { plural } from '../format';
import { SignState, SignTone } from '../ui';

/** How a state is shown: its sign and its word. */
export interface StateView {
  state: SignState;
  tone: SignTone;
  word: string;
  /** Said on hover. */
  title?: string;
}

/** The gravest severity that has a count; undefined when all are zero. */
export function worst(counts: SeverityCounts): Severity | undefined {
  if (counts.error) return 'error';
  if (counts.warning) return 'warning';
  return counts.info ? 'info' : undefined;
}

/** The gravest of several severities; undefined where there is none. */
export function gravest(
  severities: readonly (Severity | undefined)[],
): Severity | undefined {
  return (['error', 'warning', 'info'] as const).find(one =>
    severities.includes(one),
  );
}

/** Findings of every severity together. */
export function total(counts: SeverityCounts): number {
  return counts.error + counts.warning + counts.info;
}

/** How a topic stands on one cluster. */
export function clusterView(on: TopicOnCluster): StateView {
  const tone = worst(on.findings) ?? 'quiet';
  const count = total(on.findings);
  switch (on.state) {
    case 'agrees':
      // Information about a topic that agrees is still shown as a finding.
      return count
        ? { state: 'differs', tone, word: plural(count, 'finding') }
        : { state: 'agrees', tone: 'quiet', word: 'agrees' };
    case 'differs':
      return {
        state: 'differs',
        tone,
        word: count ? plural(count, 'finding') : 'differs',
      };
    case 'missing':
      return {
        state: 'differs',
        tone: worst(on.findings) ?? 'error',
        word: 'missing',
        title: `Not on ${on.cluster}, where the registry expects it`,
      };
    case 'absent':
      return {
        state: 'agrees',
        tone: 'quiet',
        word: 'not there',
        title: `Not on ${on.cluster}, as it should be`,
      };
    default:
      return {
        state: 'unknown',
        tone: 'quiet',
        word: 'unknown',
        title: on.reason ?? `${on.cluster} has not been read yet`,
      };
  }
}

/** The sign before a topic's name: its lifecycle, else its gravest state. */
export function topicView(
  row: Pick<TopicRow, 'lifecycle' | 'findings'> & {
    clusters: Pick<TopicOnCluster, 'state'>[];
  },
): StateView {
  if (row.lifecycle === 'deprecated') {
    return { state: 'deprecated', tone: 'quiet', word: 'deprecated' };
  }
  if (row.lifecycle === 'proposed') {
    return { state: 'proposed', tone: 'quiet', word: 'proposed' };
  }
  const severity = worst(row.findings);
  const has = (state: ClusterState) =>
    row.clusters.some(on => on.state === state);
  if (severity || has('differs') || has('missing')) {
    return { state: 'differs', tone: severity ?? 'error', word: 'differs' };
  }
  if (!row.clusters.length || has('unknown')) {
    return { state: 'unknown', tone: 'quiet', word: 'unknown' };
  }
  return { state: 'agrees', tone: 'quiet', word: 'agrees' };
}

/** Topics by their state on one cluster. */
export interface StateCounts {
  states: Record<ClusterState, number>;
  /** The gravest finding there of the topics in a state. */
  severities: Partial<Record<ClusterState, Severity>>;
}

/** Counts the states of the topics on each cluster, in the order in which clusters appear. */
export function countByCluster(rows: TopicRow[]): Map<string, StateCounts> {
  const counts = new Map<string, StateCounts>();
  for (const row of rows) {
    for (const on of row.clusters) {
      let of = counts.get(on.cluster);
      if (!of) {
        of = {
          states: { agrees: 0, differs: 0, missing: 0, absent: 0, unknown: 0 },
          severities: {},
        };
        counts.set(on.cluster, of);
      }
      of.states[on.state]++;
      of.severities[on.state] = gravest([
        of.severities[on.state],
        worst(on.findings),
      ]);
    }
  }
  return counts;
}

/** The clusters that have a topic: production first, then by name. */
export function clustersOf(rows: TopicRow[]): string[] {
  const environments = new Map<string, string>();
  for (const row of rows) {
    for (const on of row.clusters) environments.set(on.cluster, on.environment);
  }
  const rank = (cluster: string) =>
    environments.get(cluster) === 'production' ? 0 : 1;
  return [...environments.keys()].sort(
    (a, b) => rank(a) - rank(b) || a.localeCompare(b),
  );
}
