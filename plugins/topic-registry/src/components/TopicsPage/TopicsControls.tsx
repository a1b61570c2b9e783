import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useMemo } from 'react';
import { entityLabel, formatCount } from '../../format';
import { useUrlParams } from '../../hooks';
import { CLUSTER_STATES } from '../../model/clusterStates';
import { clustersOf } from '../../model/topicState';
import {
  ClearButton,
  FilterOption,
  FilterSelect,
  MineToggle,
  Search,
} from '../../ui';
import { TopicFilter } from './filterTopics';
import styles from './TopicsPage.module.css';

const FILTERS = ['registry', 'lifecycle', 'state', 'cluster', 'owner'] as const;
type Filter = (typeof FILTERS)[number];

const LABELS: Record<Filter, string> = {
  registry: 'Registry',
  lifecycle: 'Lifecycle',
  state: 'Cluster state',
  cluster: 'Cluster',
  owner: 'Owner',
};

const LIFECYCLES: FilterOption[] = [
  { id: 'active', label: 'Active' },
  { id: 'deprecated', label: 'Deprecated' },
  { id: 'proposed', label: 'Proposed' },
];

// What a search costs here is not felt, and so it need not wait for a long pause.
const TYPING_MS = 75;

/** What the topics are narrowed by, and how many that leaves. */
export function TopicsControls(props: {
  rows: TopicRow[] | undefined;
  filter: TopicFilter;
  shown: number | undefined;
}) {
  const { rows, filter, shown } = props;
  const { set } = useUrlParams();
  const options = useMemo(() => optionsOf(rows ?? []), [rows]);
  const change = useMemo(() => changesBy(set), [set]);
  const mine = filter.ownership !== undefined;
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
        onChange={change.query}
        pauseMs={TYPING_MS}
      />
      {FILTERS.map(name => (
        <FilterSelect
          key={name}
          label={LABELS[name]}
          options={options[name]}
          selected={filter[name]}
          onChange={change[name]}
        />
      ))}
      <MineToggle selected={mine} onChange={change.mine} />
      <ClearButton narrowed={narrowed} onClear={change.nothing} />
      {rows && (
        <span className={styles.count} role="status">
          {formatCount(shown ?? 0)} of {formatCount(rows.length)}
        </span>
      )}
    </>
  );
}

function optionsOf(rows: TopicRow[]): Record<Filter, FilterOption[]> {
  return {
    registry: distinct(rows.map(row => row.registry)).map(optionOf),
    lifecycle: LIFECYCLES,
    state: [...CLUSTER_STATES],
    cluster: clustersOf(rows).map(optionOf),
    owner: distinct(rows.map(row => row.owner)).map(id => ({
      id,
      label: entityLabel(id),
    })),
  };
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort();
}

function optionOf(id: string): FilterOption {
  return { id, label: id };
}

/** The same functions at each drawing, so that the selects are drawn once. */
function changesBy(set: (values: Record<string, string | string[]>) => void) {
  const filterBy = (name: Filter) => (selected: string[]) =>
    set({ [name]: selected, page: '' });
  return {
    registry: filterBy('registry'),
    lifecycle: filterBy('lifecycle'),
    state: filterBy('state'),
    cluster: filterBy('cluster'),
    owner: filterBy('owner'),
    query: (q: string) => set({ q, page: '' }),
    mine: (on: boolean) => set({ mine: on ? '1' : '', page: '' }),
    nothing: () =>
      set({
        q: '',
        mine: '',
        page: '',
        ...Object.fromEntries(FILTERS.map(name => [name, []])),
      }),
  };
}
