import { useApi } from '@backstage/core-plugin-api';
import { Button, Link } from '@backstage/ui';
import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useMemo } from 'react';
import { topicRegistryApiRef } from '../../api';
import { entityLabel, formatCount } from '../../format';
import { useHost } from '../../host';
import { useLive, useLoad, useOwnership, useUrlParams } from '../../hooks';
import { CLUSTER_STATES } from '../../model/clusterStates';
import { clustersOf } from '../../model/topicState';
import {
  Boundary,
  Empty,
  FilterSelect,
  FirstRegistry,
  MineToggle,
  Page,
  Search,
} from '../../ui';
import {
  filterTopics,
  sortTopics,
  TopicFilter,
  TopicSort,
} from './filterTopics';
import { TopicsAnswer } from './TopicsAnswer';
import styles from './TopicsPage.module.css';
import { TopicsTable } from './TopicsTable';

const SORTS: TopicSort[] = ['name', 'findings', 'rate', 'owner'];
const FILTERS = ['registry', 'lifecycle', 'state', 'cluster', 'owner'] as const;
const LIFECYCLES = [
  { id: 'active', label: 'Active' },
  { id: 'deprecated', label: 'Deprecated' },
  { id: 'proposed', label: 'Proposed' },
];

/** Every declared topic, and how it stands on the clusters. */
export function TopicsPage() {
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(() => api.getTopics());
  useLive(loaded.reload);
  return (
    <Page
      fixed
      label="Topics"
      answer={
        loaded.value?.length ? <TopicsAnswer rows={loaded.value} /> : undefined
      }
      controls={
        loaded.value?.length === 0 ? undefined : (
          <TopicsControls rows={loaded.value} />
        )
      }
    >
      <div className={styles.list}>
        <Boundary what="Topics" loaded={loaded}>
          {rows => <TopicsList rows={rows} />}
        </Boundary>
      </div>
    </Page>
  );
}

function useTopicFilter(): TopicFilter {
  const params = useUrlParams();
  const ownership = useOwnership();
  return useMemo(
    () => ({
      query: params.get('q'),
      registry: params.all('registry'),
      lifecycle: params.all('lifecycle'),
      state: params.all('state'),
      cluster: params.all('cluster'),
      owner: params.all('owner'),
      ownership: params.get('mine') ? ownership ?? [] : undefined,
    }),
    [params, ownership],
  );
}

function distinct(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

function TopicsControls(props: { rows: TopicRow[] | undefined }) {
  const { rows } = props;
  const params = useUrlParams();
  const filter = useTopicFilter();
  const options = useMemo(() => {
    const all = rows ?? [];
    const plain = (values: Iterable<string>) =>
      distinct(values).map(id => ({ id, label: id }));
    return {
      registry: plain(all.map(row => row.registry)),
      cluster: clustersOf(all).map(id => ({ id, label: id })),
      owner: distinct(all.map(row => row.owner)).map(id => ({
        id,
        label: entityLabel(id),
      })),
      lifecycle: LIFECYCLES,
      state: [...CLUSTER_STATES],
    };
  }, [rows]);
  const shown = useMemo(
    () => rows && filterTopics(rows, filter).length,
    [rows, filter],
  );
  const labels = {
    registry: 'Registry',
    lifecycle: 'Lifecycle',
    state: 'Cluster state',
    cluster: 'Cluster',
    owner: 'Owner',
  };
  const mine = params.get('mine') !== '';
  const narrowed =
    mine ||
    filter.query !== '' ||
    FILTERS.some(name => filter[name].length > 0);
  return (
    <>
      <Search
        label="Search topics"
        placeholder="Name, event type, service  ( / )"
        value={filter.query}
        onChange={q => params.set({ q, page: '' })}
      />
      {FILTERS.map(name => (
        <FilterSelect
          key={name}
          label={labels[name]}
          options={options[name]}
          selected={filter[name]}
          onChange={selected => params.set({ [name]: selected, page: '' })}
        />
      ))}
      <MineToggle
        selected={mine}
        onChange={on => params.set({ mine: on ? '1' : '', page: '' })}
      />
      {narrowed && (
        <Button
          variant="tertiary"
          onPress={() =>
            params.set({
              q: '',
              mine: '',
              page: '',
              ...Object.fromEntries(FILTERS.map(name => [name, []])),
            })
          }
        >
          Clear
        </Button>
      )}
      {rows && (
        <span className={styles.count} role="status">
          {formatCount(shown ?? 0)} of {formatCount(rows.length)}
        </span>
      )}
    </>
  );
}

function TopicsList(props: { rows: TopicRow[] }) {
  const { rows } = props;
  const params = useUrlParams();
  const host = useHost();
  const filter = useTopicFilter();
  const sortParam = params.get('sort');
  const sort = useMemo(() => {
    const by = sortParam.replace(/^-/, '') as TopicSort;
    return {
      by: SORTS.includes(by) ? by : ('name' as const),
      descending: sortParam.startsWith('-'),
    };
  }, [sortParam]);
  const shown = useMemo(
    () => sortTopics(filterTopics(rows, filter), sort.by, sort.descending),
    [rows, filter, sort],
  );
  const clusters = useMemo(() => clustersOf(rows), [rows]);
  if (rows.length === 0) {
    return (
      <Empty title="No topics yet.">
        Here is every topic that a registry document declares, and how it stands
        on the clusters.{' '}
        <Link href={host.registries()}>See how documents were read</Link>
        , or name the first.
        <FirstRegistry />
      </Empty>
    );
  }
  return (
    <TopicsTable
      rows={shown}
      clusters={clusters}
      query={filter.query}
      page={Number(params.get('page')) || 1}
      onPage={page => params.set({ page: page > 1 ? String(page) : '' })}
      sort={sort}
      onSort={(by, descending) =>
        params.set({
          page: '',
          sort:
            by === 'name' && !descending ? '' : `${descending ? '-' : ''}${by}`,
        })
      }
      empty={
        <Empty title="No topic fits.">
          None of the {formatCount(rows.length)} topics has all of this. The
          search looks at names, event types, categories and services.
        </Empty>
      }
    />
  );
}
