import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useCallback, useMemo } from 'react';
import { formatCount } from '../../format';
import { useMediaQuery, useUrlParams } from '../../hooks';
import { clustersOf } from '../../model/topicState';
import { Empty, ListSort, ListTable } from '../../ui';
import { TopicSort } from './filterTopics';
import { topicColumns } from './topicColumns';

/** The topics as rows of a table; a row opens its topic. */
export function TopicsTable(props: {
  all: TopicRow[];
  /** Those that the filters leave, in order. */
  shown: TopicRow[];
  query: string;
  sort: ListSort<TopicSort>;
}) {
  const { all, shown, query, sort } = props;
  const params = useUrlParams();
  const { set } = params;
  const rate = useMediaQuery('(min-width: 1200px)');
  const owner = useMediaQuery('(min-width: 1400px)');
  // Also a cluster whose topics the filters hide: columns stay while one searches.
  const clusters = useMemo(() => clustersOf(all), [all]);
  const columns = useMemo(
    () => topicColumns(clusters, query, { rate, owner }),
    [clusters, query, rate, owner],
  );
  const onPage = useCallback(
    (page: number) => set({ page: page > 1 ? String(page) : '' }),
    [set],
  );
  const onSort = useCallback(
    (by: TopicSort, descending: boolean) =>
      set({
        page: '',
        sort:
          by === 'name' && !descending ? '' : `${descending ? '-' : ''}${by}`,
      }),
    [set],
  );
  return (
    <ListTable
      label="Topics"
      columns={columns}
      rows={shown}
      keyOf={keyOf}
      sort={sort}
      onSort={onSort}
      page={Number(params.get('page')) || 1}
      onPage={onPage}
      view={params.text}
      empty={
        <Empty title="No topic fits.">
          None of the {formatCount(all.length)} topics has all of this. The
          search looks at names, event types, categories and services.
        </Empty>
      }
    />
  );
}

function keyOf(row: TopicRow): string {
  return `${row.registry}/${row.name}`;
}
