import {
  DeprecationGate,
  DeprecationOnCluster,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { USE_WINDOW_DAYS } from '@topic-registry/backstage-plugin-topic-registry-node';
import { DeprecationCalendar } from './deprecationDays';

const UNBOUND = 'The registry is bound to no cluster.';

/**
 * The conditions under which a deprecated topic may be removed, each with what
 * speaks for or against it. What is unknown passes none.
 */
export function gatesOf(
  calendar: DeprecationCalendar,
  clusters: readonly DeprecationOnCluster[],
  internalOn: readonly string[],
): DeprecationGate[] {
  const observed = clusters
    .map(one => one.observedAt)
    .filter(at => at !== undefined)
    .sort()[0];
  return [
    windowGate(calendar),
    idleGate(clusters),
    knownGate(clusters),
    internalGate(clusters, internalOn),
    {
      id: 'approved',
      title: 'Approved by someone else than who asks',
      result: 'not-passed',
      reasons: ['Nobody has asked for its removal yet.'],
    },
    {
      id: 'sealed',
      title: 'Sealed against writing',
      result: 'not-passed',
      reasons: ['Writing to it is not blocked.'],
    },
    {
      id: 'archived',
      title: 'Archived, and the archive verified',
      result: 'not-passed',
      reasons: ['There is no archive of it.'],
    },
    {
      id: 'fresh',
      title: 'Still true seconds before',
      result: 'not-passed',
      reasons: [
        observed
          ? `Asked at the moment of removal; the oldest of the last readings is of ${observed}.`
          : 'Asked at the moment of removal; no cluster has been read yet.',
      ],
    },
  ];
}

function windowGate({
  days,
  windowDays,
}: DeprecationCalendar): DeprecationGate {
  const gate = {
    id: 'window',
    title: `Window of ${windowDays} d over`,
  } as const;
  if (!days) {
    return {
      ...gate,
      result: 'not-passed',
      reasons: ['The document announces no date, so no clock runs.'],
    };
  }
  return days.daysLeft <= 0
    ? { ...gate, result: 'passed', reasons: [`Over since ${days.dueOn}.`] }
    : {
        ...gate,
        result: 'not-passed',
        reasons: [`${days.daysLeft} d left, until ${days.dueOn}.`],
      };
}

function idleGate(clusters: readonly DeprecationOnCluster[]): DeprecationGate {
  const gate = {
    id: 'idle',
    title: `Neither written nor read for ${USE_WINDOW_DAYS} d`,
  } as const;
  if (clusters.length === 0) {
    return { ...gate, result: 'unknown', reasons: [UNBOUND] };
  }
  const used = usesOf(clusters, 'active');
  if (used.length > 0) return { ...gate, result: 'not-passed', reasons: used };
  const unknown = usesOf(clusters, 'unknown');
  if (unknown.length > 0) {
    return { ...gate, result: 'unknown', reasons: unknown };
  }
  const idle = usesOf(clusters, 'idle');
  return {
    ...gate,
    result: 'passed',
    reasons: idle.length > 0 ? idle : ['It is on none of its clusters.'],
  };
}

function knownGate(clusters: readonly DeprecationOnCluster[]): DeprecationGate {
  const gate = { id: 'known', title: 'Nothing unknown' } as const;
  if (clusters.length === 0) {
    return { ...gate, result: 'not-passed', reasons: [UNBOUND] };
  }
  const open = usesOf(clusters, 'unknown');
  return open.length > 0
    ? { ...gate, result: 'not-passed', reasons: open }
    : {
        ...gate,
        result: 'passed',
        reasons: [
          `Every question was answered on ${clusters
            .map(one => one.cluster)
            .join(', ')}.`,
        ],
      };
}

function internalGate(
  clusters: readonly DeprecationOnCluster[],
  internalOn: readonly string[],
): DeprecationGate {
  const gate = { id: 'not-internal', title: "Not one of Kafka's own" } as const;
  if (internalOn.length > 0) {
    return {
      ...gate,
      result: 'not-passed',
      reasons: [`Kafka calls it internal on ${internalOn.join(', ')}.`],
    };
  }
  const unseen = clusters.filter(one => one.presence === 'unknown');
  if (clusters.length === 0 || unseen.length > 0) {
    return {
      ...gate,
      result: 'unknown',
      reasons:
        clusters.length === 0
          ? [UNBOUND]
          : unseen.map(one => `${one.cluster}: ${one.reason ?? 'not known'}`),
    };
  }
  return { ...gate, result: 'passed', reasons: ['An ordinary topic.'] };
}

// One reason for writing and reading is said once.
function usesOf(
  clusters: readonly DeprecationOnCluster[],
  state: 'active' | 'idle' | 'unknown',
): string[] {
  const reasons = new Set<string>();
  for (const { cluster, written, read } of clusters) {
    for (const use of [written, read]) {
      if (use.state === state) reasons.add(`${cluster}: ${use.reason}`);
    }
  }
  return [...reasons];
}
