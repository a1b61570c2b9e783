import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { isOwnedBy } from '../../hooks';
import { total } from '../../model/topicState';

/** What the Topics page is narrowed by; an empty list means all. */
export interface TopicFilter {
  query: string;
  registry: string[];
  lifecycle: string[];
  state: string[];
  cluster: string[];
  owner: string[];
  /** Owners to keep, beside those chosen; undefined for everybody's. */
  ownership?: readonly string[];
}

const texts = new WeakMap<TopicRow, string>();

// Searching 10 000 rows at every keystroke: the text of a row is made once.
function textOf(row: TopicRow): string {
  let text = texts.get(row);
  if (text === undefined) {
    text = [
      row.name,
      row.category,
      row.replacement,
      ...row.events,
      ...[...row.producers, ...row.consumers].flatMap(one => [
        one.name,
        one.ref,
      ]),
    ]
      .join('\n')
      .toLocaleLowerCase('en-US');
    texts.set(row, text);
  }
  return text;
}

/**
 * Keeps the topics that fit. Every word of the query must occur in the name,
 * category, replacement, an event type or a service. A state is meant on any of
 * the clusters that are chosen.
 */
export function filterTopics(
  rows: TopicRow[],
  filter: TopicFilter,
): TopicRow[] {
  const words = filter.query
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .filter(Boolean);
  const fits = (chosen: string[], value: string) =>
    chosen.length === 0 || chosen.includes(value);
  return rows.filter(
    row =>
      fits(filter.registry, row.registry) &&
      fits(filter.lifecycle, row.lifecycle) &&
      fits(filter.owner, row.owner) &&
      (!filter.ownership || isOwnedBy(row.owner, filter.ownership)) &&
      (filter.state.length + filter.cluster.length === 0 ||
        row.clusters.some(
          on =>
            fits(filter.state, on.state) && fits(filter.cluster, on.cluster),
        )) &&
      words.every(word => textOf(row).includes(word)),
  );
}

/** The event types of a topic that a query names, to show why a row was found. */
export function matchingEvents(row: TopicRow, query: string): string[] {
  const words = query.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return row.events.filter(event =>
    words.some(word => event.toLocaleLowerCase('en-US').includes(word)),
  );
}

/** Columns that can be sorted by. */
export type TopicSort = 'name' | 'findings' | 'rate' | 'owner';

/** Records written per hour, over all clusters; undefined when none is known. */
export function rateOf(row: TopicRow): number | undefined {
  let sum: number | undefined;
  for (const on of row.clusters) {
    if (on.recordsPerHour !== undefined) sum = (sum ?? 0) + on.recordsPerHour;
  }
  return sum;
}

/** Sorts a copy; equal rows stay by name. */
export function sortTopics(
  rows: TopicRow[],
  by: TopicSort,
  descending: boolean,
): TopicRow[] {
  const byName = (a: TopicRow, b: TopicRow) => compare(a.name, b.name);
  const sorted = [...rows].sort((a, b) => {
    const order = compareBy(a, b, by);
    return (descending ? -order : order) || byName(a, b);
  });
  return sorted;
}

function compareBy(a: TopicRow, b: TopicRow, by: TopicSort): number {
  switch (by) {
    case 'findings':
      return (
        a.findings.error - b.findings.error ||
        a.findings.warning - b.findings.warning ||
        total(a.findings) - total(b.findings)
      );
    case 'rate':
      return (rateOf(a) ?? -1) - (rateOf(b) ?? -1);
    case 'owner':
      return compare(a.owner, b.owner);
    default:
      return compare(a.name, b.name);
  }
}

// localeCompare takes a tenth of a second over 10 000 rows; names are ASCII.
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
