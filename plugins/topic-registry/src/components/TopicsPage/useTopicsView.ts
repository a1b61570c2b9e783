import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useMemo } from 'react';
import { useIdleWork, useOwnership, useUrlParams } from '../../hooks';
import { ListSort } from '../../ui';
import {
  filterTopics,
  searchText,
  sortTopics,
  TopicFilter,
  TopicSort,
} from './filterTopics';

const SORTS: TopicSort[] = ['name', 'findings', 'rate', 'owner'];

/** What the URL leaves of the topics, and in which order. */
export interface TopicsView {
  filter: TopicFilter;
  sort: ListSort<TopicSort>;
  /** Undefined until there are topics to choose from. */
  shown?: TopicRow[];
}

/**
 * Sorts all topics when the order changes, and chooses among the sorted ones when
 * the filter does: a letter of the search sorts nothing.
 */
export function useTopicsView(rows: TopicRow[] | undefined): TopicsView {
  const filter = useTopicFilter();
  const sort = useTopicSort();
  useIdleWork(rows, searchText);
  const sorted = useMemo(
    () => rows && sortTopics(rows, sort.by, sort.descending),
    [rows, sort],
  );
  const shown = useMemo(
    () => sorted && filterTopics(sorted, filter),
    [sorted, filter],
  );
  return { filter, sort, shown };
}

function useTopicFilter(): TopicFilter {
  const params = useUrlParams();
  const ownership = useOwnership();
  const query = params.get('q');
  const registry = params.all('registry');
  const lifecycle = params.all('lifecycle');
  const state = params.all('state');
  const cluster = params.all('cluster');
  const owner = params.all('owner');
  const mine = params.get('mine') !== '';
  return useMemo(
    () => ({
      query,
      registry,
      lifecycle,
      state,
      cluster,
      owner,
      // Nothing is mine until it is known who asks.
      ownership: mine ? ownership ?? [] : undefined,
    }),
    [query, registry, lifecycle, state, cluster, owner, mine, ownership],
  );
}

function useTopicSort(): ListSort<TopicSort> {
  const text = useUrlParams().get('sort');
  return useMemo(() => {
    const by = text.replace(/^-/, '') as TopicSort;
    return {
      by: SORTS.includes(by) ? by : 'name',
      descending: text.startsWith('-'),
    };
  }, [text]);
}
