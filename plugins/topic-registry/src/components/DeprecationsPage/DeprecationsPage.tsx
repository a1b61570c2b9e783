import { useApi } from '@backstage/core-plugin-api';
import { Button, Link } from '@backstage/ui';
import { DeprecationRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useMemo, useState } from 'react';
import { topicRegistryApiRef } from '../../api';
import { formatCount, plural } from '../../format';
import { useHost } from '../../host';
import {
  useLive,
  useLoad,
  useOwnership,
  usePrinting,
  useRowKeys,
  useUrlParams,
} from '../../hooks';
import {
  Boundary,
  ClearButton,
  Empty,
  FilterSelect,
  MineToggle,
  Page,
  SignWord,
} from '../../ui';
import { DeprecationEntry } from './DeprecationEntry';
import styles from './DeprecationsPage.module.css';
import {
  DeprecationFilter,
  filterDeprecations,
  STAGES,
} from './filterDeprecations';

/** So many are laid out at once; more on demand. */
const SHOWN = 25;

/** Every deprecated topic: its clock, who still uses it, and what keeps it from going. */
export function DeprecationsPage() {
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(() => api.getDeprecations());
  useLive(loaded.reload);
  return (
    <Page
      label="Deprecations"
      answer={loaded.value && <Answer rows={loaded.value} />}
      controls={
        loaded.value?.length !== 0 && <Controls rows={loaded.value ?? []} />
      }
    >
      <Boundary what="Deprecated topics" loaded={loaded}>
        {rows => <Entries rows={rows} />}
      </Boundary>
    </Page>
  );
}

function useFilter(): DeprecationFilter {
  const params = useUrlParams();
  const ownership = useOwnership();
  return useMemo(
    () => ({
      registry: params.all('registry'),
      state: params.all('state'),
      cluster: params.all('cluster'),
      ownership: params.get('mine') ? ownership ?? [] : undefined,
    }),
    [params, ownership],
  );
}

function Answer(props: { rows: DeprecationRow[] }) {
  const host = useHost();
  const { rows } = props;
  if (rows.length === 0) return null;
  return (
    <div className={styles.answer}>
      <span>{plural(rows.length, 'deprecated topic')}</span>
      {STAGES.map(stage => {
        const count = rows.filter(row => row.stage === stage.id).length;
        if (count === 0) return null;
        return (
          <Link
            key={stage.id}
            standalone
            href={host.deprecations({ state: stage.id })}
          >
            <SignWord
              state={
                {
                  'due-unknown': 'unknown' as const,
                  waiting: 'deprecated' as const,
                  gone: 'agrees' as const,
                  'due-used': 'differs' as const,
                  'due-idle': 'differs' as const,
                  'no-date': 'differs' as const,
                  'in-use': 'differs' as const,
                }[stage.id]
              }
              tone={stage.tone}
            >
              {formatCount(count)} {stage.word}
            </SignWord>
          </Link>
        );
      })}
    </div>
  );
}

function Controls(props: { rows: DeprecationRow[] }) {
  const { rows } = props;
  const params = useUrlParams();
  const filter = useFilter();
  const options = useMemo(() => {
    const plain = (values: string[]) =>
      [...new Set(values)].sort().map(id => ({ id, label: id }));
    return {
      registry: plain(rows.map(row => row.registry)),
      cluster: plain(
        rows.flatMap(row => row.clusters.map(({ cluster }) => cluster)),
      ),
      state: STAGES,
    };
  }, [rows]);
  const shown = useMemo(
    () => filterDeprecations(rows, filter).length,
    [rows, filter],
  );
  const mine = params.get('mine') !== '';
  const labels = { registry: 'Registry', state: 'State', cluster: 'Cluster' };
  const names = ['registry', 'state', 'cluster'] as const;
  const narrowed = mine || names.some(name => filter[name].length > 0);
  return (
    <>
      {names.map(name => (
        <FilterSelect
          key={name}
          label={labels[name]}
          options={options[name]}
          selected={filter[name]}
          onChange={selected => params.set({ [name]: selected })}
        />
      ))}
      <MineToggle
        selected={mine}
        onChange={on => params.set({ mine: on ? '1' : '' })}
      />
      <ClearButton
        narrowed={narrowed}
        onClear={() =>
          params.set({ registry: [], state: [], cluster: [], mine: '' })
        }
      />
      {rows.length > 0 && (
        <span className={styles.count} role="status">
          {formatCount(shown)} of {formatCount(rows.length)}
        </span>
      )}
    </>
  );
}

function Entries(props: { rows: DeprecationRow[] }) {
  const { rows } = props;
  const filter = useFilter();
  const [asked, setLimit] = useState(SHOWN);
  const limit = usePrinting() ? Infinity : asked;
  const onKeyDown = useRowKeys();
  const fitting = useMemo(
    () => filterDeprecations(rows, filter),
    [rows, filter],
  );
  if (rows.length === 0) {
    return (
      <Empty title="No topic is deprecated.">
        A topic is deprecated when its document says so, under a heading such as{' '}
        <code>### **nda_events** (DEPRECATED)</code> with a line{' '}
        <code>- **Deprecated:** 2026-11-22</code>. From that day the clock runs,
        and this page tells who still uses it.
      </Empty>
    );
  }
  if (fitting.length === 0) {
    return (
      <Empty title="No deprecated topic fits.">
        None of the {formatCount(rows.length)} has all of this.
      </Empty>
    );
  }
  return (
    <>
      {/* Arrow keys go from topic to topic. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        className={styles.entries}
        aria-label="Deprecated topics"
        onKeyDown={onKeyDown}
      >
        {fitting.slice(0, limit).map(row => (
          <DeprecationEntry key={`${row.registry}/${row.name}`} row={row} />
        ))}
      </ul>
      {fitting.length > limit && (
        <Button variant="secondary" onPress={() => setLimit(limit + SHOWN)}>
          Show {formatCount(Math.min(SHOWN, fitting.length - limit))} more of{' '}
          {formatCount(fitting.length - limit)}
        </Button>
      )}
    </>
  );
}
