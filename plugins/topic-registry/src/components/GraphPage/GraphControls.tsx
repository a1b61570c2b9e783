import { useMemo } from 'react';
import { ClearButton, FilterSelect, Search } from '../../ui';
import { categoryOf, GraphIndex } from './model/GraphIndex';
import { DEPTHS, FILTERS, useGraphQuery } from './useGraphQuery';
import styles from './GraphPage.module.css';

const LABELS = {
  registry: 'Registry',
  category: 'Category',
  service: 'Service',
};

/** A list of more takes seconds to open; the search finds services too. */
const MOST_OPTIONS = 150;

function servicesOf(index: GraphIndex | undefined) {
  const services = (index?.graph.parties ?? []).filter(
    party => party.kind === 'service',
  );
  if (services.length > MOST_OPTIONS) return [];
  return services
    .map(({ id, name }) => ({ id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** What narrows the graph, and its centre. */
export function GraphControls(props: { index: GraphIndex | undefined }) {
  const { index } = props;
  const { query, table, params } = useGraphQuery(index);
  const options = useMemo(() => {
    const topics = index?.graph.topics ?? [];
    const plain = (values: string[]) =>
      [...new Set(values)].sort().map(id => ({ id, label: id }));
    return {
      registry: plain(topics.map(topic => topic.registry)),
      category: plain(topics.map(categoryOf)),
      service: servicesOf(index),
    };
  }, [index]);
  const narrowed =
    query.query !== '' ||
    query.kind.length > 0 ||
    params.get('focus') !== '' ||
    FILTERS.some(name => query[name].length > 0);
  return (
    <>
      <Search
        label="Search the graph"
        placeholder="Topic, service, category  ( / )"
        value={query.query}
        onChange={q => params.set({ q, pin: '' })}
      />
      {FILTERS.filter(
        name => options[name].length > 1 || query[name].length > 0,
      ).map(name => (
        <FilterSelect
          key={name}
          label={LABELS[name]}
          options={options[name]}
          selected={query[name]}
          onChange={selected => params.set({ [name]: selected, pin: '' })}
        />
      ))}
      {query.focus !== undefined && (
        <div className={styles.centre} role="group" aria-label="Centre">
          <span
            className={styles.centreName}
            title={index!.nameOf(query.focus)}
          >
            around <strong>{index!.nameOf(query.focus)}</strong>
          </span>
          {DEPTHS.map(depth => (
            <button
              key={depth}
              type="button"
              className={styles.step}
              aria-pressed={query.depth === depth}
              aria-label={`${depth} ${depth === 1 ? 'step' : 'steps'} away`}
              title={`${depth} ${depth === 1 ? 'step' : 'steps'} away`}
              onClick={() =>
                params.set({ depth: depth === 1 ? '' : String(depth) })
              }
            >
              {depth}
            </button>
          ))}
        </div>
      )}
      <ClearButton
        narrowed={narrowed}
        onClear={() =>
          params.set({
            q: '',
            focus: '',
            depth: '',
            pin: '',
            all: '',
            kind: [],
            ...Object.fromEntries(FILTERS.map(name => [name, []])),
          })
        }
      />
      <div className={styles.views} role="group" aria-label="Show as">
        {(['Graph', 'Table'] as const).map(view => (
          <button
            key={view}
            type="button"
            className={styles.step}
            aria-pressed={(view === 'Table') === table}
            onClick={() =>
              params.set({ view: view === 'Table' ? 'table' : '' })
            }
          >
            {view}
          </button>
        ))}
      </div>
    </>
  );
}
