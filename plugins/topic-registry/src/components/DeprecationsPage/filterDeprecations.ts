import {
  DeprecationRow,
  DeprecationStage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isOwnedBy } from '../../hooks';
import { SignTone } from '../../ui';

/** What the Deprecations page is narrowed by; an empty list means all. */
export interface DeprecationFilter {
  registry: string[];
  state: string[];
  cluster: string[];
  /** Owners to keep; undefined for everybody's. */
  ownership?: readonly string[];
}

/** Stages, the most pressing first, with what they are called. */
export const STAGES: {
  id: DeprecationStage;
  label: string;
  /** In a sentence after a count. */
  word: string;
  tone: SignTone;
}[] = [
  {
    id: 'due-used',
    label: 'Overdue and used',
    word: 'overdue and still used',
    tone: 'error',
  },
  {
    id: 'due-idle',
    label: 'Can go',
    word: 'can be proposed for removal',
    tone: 'info',
  },
  { id: 'no-date', label: 'No date', word: 'without a date', tone: 'warning' },
  {
    id: 'due-unknown',
    label: 'Overdue, use not known',
    word: 'overdue, use not known',
    tone: 'quiet',
  },
  { id: 'in-use', label: 'Still used', word: 'still used', tone: 'warning' },
  {
    id: 'waiting',
    label: 'No use seen, window runs',
    word: 'not seen used, window runs',
    tone: 'quiet',
  },
  { id: 'gone', label: 'Gone', word: 'gone from all clusters', tone: 'quiet' },
];

/** Keeps the topics that fit; the order stays. A cluster is meant where the topic is there, or may be. */
export function filterDeprecations(
  rows: DeprecationRow[],
  filter: DeprecationFilter,
): DeprecationRow[] {
  const fits = (chosen: string[], value: string) =>
    chosen.length === 0 || chosen.includes(value);
  return rows.filter(
    row =>
      fits(filter.registry, row.registry) &&
      fits(filter.state, row.stage) &&
      (filter.cluster.length === 0 ||
        row.clusters.some(
          on => filter.cluster.includes(on.cluster) && on.presence !== 'absent',
        )) &&
      (!filter.ownership || isOwnedBy(row.owner, filter.ownership)),
  );
}

/** The days of a clock in words: "41 d left", "overdue 12 d". */
export function daysWord(daysLeft: number): string {
  if (daysLeft === 0) return 'due today';
  return daysLeft > 0 ? `${daysLeft} d left` : `overdue ${-daysLeft} d`;
}
