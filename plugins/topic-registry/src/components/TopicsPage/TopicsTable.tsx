import { Cell, Column, ColumnConfig, Link, Table } from '@backstage/ui';
import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ReactNode, useMemo } from 'react';
import { formatCount, formatShort } from '../../format';
import { useHost } from '../../host';
import { useMediaQuery } from '../../hooks';
import { clusterView, topicView, total } from '../../model/topicState';
import { EntityLink, NameLink, Sign, SignWord } from '../../ui';
import { DaysLeftWord } from './DaysLeftWord';
import { matchingEvents, rateOf, TopicSort } from './filterTopics';
import { PartiesWord } from './PartiesWord';
import styles from './TopicsPage.module.css';

// 10 000 rows at once take seconds to lay out; a page of these takes no time, and
// the browser's own search finds what is on it.
const PAGE_ROWS = 50;
// More clusters than this share one column.
const MAX_CLUSTER_COLUMNS = 3;

type Item = TopicRow & { id: string };

/** The topics as rows of a table; a row opens its topic. */
export function TopicsTable(props: {
  rows: TopicRow[];
  /** Every cluster that has a topic, also one that the filters hide. */
  clusters: string[];
  query: string;
  /** Counts from 1. */
  page: number;
  onPage: (page: number) => void;
  sort: { by: TopicSort; descending: boolean };
  onSort: (by: TopicSort, descending: boolean) => void;
  empty: ReactNode;
}) {
  const { rows, clusters, query, sort, onSort, onPage } = props;
  const host = useHost();
  const rate = useMediaQuery('(min-width: 1200px)');
  const owner = useMediaQuery('(min-width: 1400px)');
  const columns = useMemo(
    () => columnsOf(clusters, query, { rate, owner }),
    [clusters, query, rate, owner],
  );
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const page = Math.min(Math.max(1, props.page), pages);
  const offset = (page - 1) * PAGE_ROWS;
  const items = useMemo(
    () =>
      rows
        .slice(offset, offset + PAGE_ROWS)
        .map(row => ({ ...row, id: `${row.registry}/${row.name}` })),
    [rows, offset],
  );
  return (
    <Table<Item>
      className={styles.table}
      columnConfig={columns}
      data={items}
      pagination={
        pages === 1
          ? { type: 'none' }
          : {
              type: 'page',
              pageSize: PAGE_ROWS,
              pageSizeOptions: [PAGE_ROWS],
              showPageSizeOptions: false,
              offset,
              totalCount: rows.length,
              hasPreviousPage: page > 1,
              hasNextPage: page < pages,
              onPreviousPage: () => onPage(page - 1),
              onNextPage: () => onPage(page + 1),
            }
      }
      sort={{
        descriptor: {
          column: sort.by,
          direction: sort.descending ? 'descending' : 'ascending',
        },
        onSortChange: ({ column, direction }) =>
          onSort(column as TopicSort, direction === 'descending'),
      }}
      rowConfig={{ getHref: row => host.topic(row.entityRef) }}
      emptyState={props.empty}
    />
  );
}

function columnsOf(
  clusters: string[],
  query: string,
  shown: { rate: boolean; owner: boolean },
): ColumnConfig<Item>[] {
  return [
    {
      id: 'name',
      label: 'Topic',
      isRowHeader: true,
      isSortable: true,
      width: '5fr',
      minWidth: 220,
      cell: row => <TopicCell row={row} query={query} />,
    },
    {
      id: 'parties',
      label: 'Producer → consumers',
      width: '5fr',
      minWidth: 150,
      cell: row => (
        <Cell className={styles.cell}>
          <PartiesWord row={row} />
        </Cell>
      ),
    },
    ...(clusters.length > MAX_CLUSTER_COLUMNS
      ? [summaryColumn()]
      : clusters.map(clusterColumn)),
    {
      id: 'findings',
      label: 'Findings',
      isSortable: true,
      width: 118,
      header: () => figureHead('findings', 'Findings', 118),
      cell: row => (
        <Cell className={`${styles.cell} ${styles.figure}`}>
          <FindingsLink row={row} />
        </Cell>
      ),
    },
    {
      id: 'rate',
      label: 'Records/h',
      isSortable: true,
      width: 128,
      isHidden: !shown.rate,
      header: () => figureHead('rate', 'Records/h', 128),
      cell: row => (
        <Cell className={`${styles.cell} ${styles.figure}`}>
          <Rate row={row} />
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: 'Owner',
      isSortable: true,
      width: '2fr',
      minWidth: 130,
      isHidden: !shown.owner,
      cell: row => (
        <Cell className={styles.cell}>
          <span className={styles.cut} title={row.owner}>
            <EntityLink entityRef={row.owner} />
          </span>
        </Cell>
      ),
    },
  ];
}

function figureHead(id: string, label: string, width: number) {
  return (
    <Column id={id} allowsSorting width={width} className={styles.figureHead}>
      {label}
    </Column>
  );
}

function TopicCell(props: { row: Item; query: string }) {
  const { row, query } = props;
  const host = useHost();
  const view = topicView(row);
  const events = matchingEvents(row, query);
  return (
    <Cell className={styles.cell} textValue={row.name}>
      <span className={styles.topic}>
        <Sign state={view.state} tone={view.tone} label={view.word} />
        <NameLink href={host.topic(row.entityRef)} rowLink>
          {row.name}
        </NameLink>
        {row.replacement && (
          <span className={styles.aside} title={`Use ${row.replacement}`}>
            → {row.replacement}
          </span>
        )}
        {row.lifecycle === 'deprecated' && (
          <DaysLeftWord removableFrom={row.removableFrom} />
        )}
        {events.length > 0 && (
          <span className={styles.aside} title={events.join(', ')}>
            {events[0]}
            {events.length > 1 && ` +${events.length - 1}`}
          </span>
        )}
      </span>
    </Cell>
  );
}

function clusterColumn(cluster: string): ColumnConfig<Item> {
  return {
    id: `on-${cluster}`,
    label: cluster,
    width: 124,
    cell: row => {
      const on = row.clusters.find(one => one.cluster === cluster);
      if (!on) {
        return (
          <Cell className={styles.cell}>
            <span
              className={styles.quiet}
              title={`${row.registry} is not bound to ${cluster}`}
            >
              –
            </span>
          </Cell>
        );
      }
      const view = clusterView(on);
      return (
        <Cell className={styles.cell}>
          <SignWord state={view.state} tone={view.tone} title={view.title}>
            {view.word}
          </SignWord>
        </Cell>
      );
    },
  };
}

function summaryColumn(): ColumnConfig<Item> {
  return {
    id: 'clusters',
    label: 'Clusters',
    width: 180,
    cell: row => {
      const differ = row.clusters.filter(
        on => on.state === 'differs' || on.state === 'missing',
      );
      const unknown = row.clusters.filter(on => on.state === 'unknown');
      const shown = differ.length ? differ : unknown;
      const view = shown.length ? clusterView(shown[0]) : undefined;
      return (
        <Cell className={styles.cell}>
          {view ? (
            <SignWord
              state={view.state}
              tone={view.tone}
              title={shown.map(on => on.cluster).join(', ')}
            >
              {shown.length} of {row.clusters.length}{' '}
              {differ.length ? 'differ' : 'unknown'}
            </SignWord>
          ) : (
            <SignWord state="agrees">{row.clusters.length} agree</SignWord>
          )}
        </Cell>
      );
    },
  };
}

function FindingsLink(props: { row: TopicRow }) {
  const host = useHost();
  const { row } = props;
  const count = total(row.findings);
  if (!count) return <span className={styles.quiet}>0</span>;
  return (
    <Link
      standalone
      href={host.findings({ topic: row.name, registry: row.registry })}
      aria-label={`${count} findings of ${row.name}`}
    >
      {formatCount(count)}
    </Link>
  );
}

function Rate(props: { row: TopicRow }) {
  const rate = rateOf(props.row);
  if (rate === undefined) {
    return (
      <span className={styles.quiet} title="Known after two readings">
        –
      </span>
    );
  }
  const title = props.row.clusters
    .filter(on => on.recordsPerHour !== undefined)
    .map(on => `${on.cluster}: ${formatCount(on.recordsPerHour ?? 0)}/h`)
    .join(', ');
  return <span title={title}>{formatShort(rate)}</span>;
}
