import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import {
  FindingRecord,
  findRule,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { topicRegistryApiRef } from '../../api';
import { formatCount } from '../../format';
import { LinkParams, useHost } from '../../host';
import {
  useLive,
  useLoad,
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
  Search,
  Sign,
} from '../../ui';
import {
  filterFindings,
  FindingGroup,
  FINDING_STATES,
  groupByRule,
  NO_CLUSTER,
  SEVERITIES,
} from './filterFindings';
import { FindingPanel } from './FindingPanel';
import { FindingRows } from './FindingRows';
import { FindingsAnswer } from './FindingsAnswer';
import { Origin } from './Origin';
import { saveCsv } from './saveCsv';
import {
  changeOf,
  FILTERS,
  ORIGINS,
  useFindingsFilter,
  useLinkParams,
  useStates,
} from './useFindingsQuery';
import { SEVERITY_WORDS } from './words';
import styles from './Findings.module.css';

// A group shows this many before it asks; one broken cluster can give thousands.
const GROUP_ROWS = 25;

const LABELS = {
  severity: 'Severity',
  rule: 'Rule',
  registry: 'Registry',
  cluster: 'Cluster',
  topic: 'Topic',
};

/** Where documents and clusters disagree; a finding opens beside the list. */
export function FindingsPage(props: { fingerprint?: string }) {
  const { fingerprint } = props;
  const api = useApi(topicRegistryApiRef);
  const host = useHost();
  const navigate = useNavigate();
  const params = useUrlParams();
  const states = useStates();
  const change = changeOf(params);
  const loaded = useLoad(
    () => api.getFindings({ state: states, ...change }),
    [...states, change?.change, change?.days].join(),
  );
  useLive(loaded.reload);
  const onRowKeys = useRowKeys();
  const linkParams = useLinkParams();
  const list = useRef<HTMLDivElement>(null);

  const close = useCallback(() => {
    navigate(host.findings(linkParams));
    list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  }, [navigate, host, linkParams]);

  useEffect(() => {
    if (!fingerprint) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [fingerprint, close]);

  const onlyOpen = states.length === 1 && states[0] === 'open';
  return (
    <Page
      fixed
      label="Findings"
      answer={
        loaded.value && onlyOpen && <FindingsAnswer open={loaded.value} />
      }
      controls={<FindingsControls findings={loaded.value} />}
    >
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles.list} ref={list} onKeyDown={onRowKeys}>
        <Boundary what="Findings" loaded={loaded}>
          {findings => (
            <FindingGroups
              key={params.text}
              findings={findings}
              fingerprint={fingerprint}
              linkParams={linkParams}
            />
          )}
        </Boundary>
      </div>
      {fingerprint && (
        <FindingPanel
          key={fingerprint}
          fingerprint={fingerprint}
          onClose={close}
          onChanged={loaded.reload}
        />
      )}
    </Page>
  );
}

function FindingsControls(props: { findings: FindingRecord[] | undefined }) {
  const { findings } = props;
  const params = useUrlParams();
  const filter = useFindingsFilter();
  const options = useMemo(() => {
    const all = findings ?? [];
    const plain = (values: (string | undefined)[]) =>
      [...new Set(values)]
        .filter((id): id is string => id !== undefined)
        .sort()
        .map(id => ({ id, label: id }));
    return {
      severity: SEVERITIES.map(id => ({ id, label: SEVERITY_WORDS[id][0] })),
      rule: plain(all.map(one => one.rule)).map(({ id }) => ({
        id,
        label: findRule(id)?.title ?? id,
      })),
      registry: plain(all.map(one => one.registry)),
      cluster: plain(all.map(one => one.cluster ?? NO_CLUSTER)),
      topic: plain(all.map(topicOf)),
    };
  }, [findings]);
  const shown = useMemo(
    () => findings && filterFindings(findings, filter),
    [findings, filter],
  );
  const mine = params.get('mine') !== '';
  const narrowed =
    mine ||
    filter.query !== '' ||
    params.all('state').length > 0 ||
    ORIGINS.some(name => params.get(name) !== '') ||
    FILTERS.some(name => filter[name].length > 0);
  return (
    <>
      <Search
        label="Search findings"
        placeholder="Words of the finding  ( / )"
        value={filter.query}
        onChange={q => params.set({ q })}
      />
      <FilterSelect
        label="State"
        options={FINDING_STATES.map(id => ({ id, label: id }))}
        selected={params.all('state')}
        onChange={state => params.set({ state })}
      />
      {FILTERS.map(name => (
        <FilterSelect
          key={name}
          label={LABELS[name]}
          options={options[name]}
          selected={filter[name]}
          onChange={selected => params.set({ [name]: selected })}
        />
      ))}
      <Origin />
      <MineToggle
        selected={mine}
        onChange={on => params.set({ mine: on ? '1' : '' })}
      />
      <ClearButton narrowed={narrowed} onClear={params.clear} />
      {findings && shown && (
        <div className={styles.tail}>
          <span className={styles.count} role="status">
            {formatCount(shown.length)} of {formatCount(findings.length)}
          </span>
          <Button
            variant="tertiary"
            size="small"
            isDisabled={shown.length === 0}
            onPress={() => saveCsv(shown)}
          >
            Export CSV
          </Button>
        </div>
      )}
    </>
  );
}

function FindingGroups(props: {
  findings: FindingRecord[];
  fingerprint?: string;
  linkParams: LinkParams;
}) {
  const { findings, fingerprint, linkParams } = props;
  const filter = useFindingsFilter();
  const groups = useMemo(
    () => groupByRule(filterFindings(findings, filter)),
    [findings, filter],
  );
  if (!findings.length) {
    return (
      <Empty title="No findings.">
        A finding stands here when a document and a cluster disagree, or when a
        document disagrees with itself. Documents are held against the rules
        whenever they change, clusters whenever they are read.
      </Empty>
    );
  }
  if (!groups.length) {
    return (
      <Empty title="No finding fits.">
        None of the {formatCount(findings.length)} findings has all of this.
      </Empty>
    );
  }
  return (
    <>
      {groups.map(group => (
        <GroupSection
          key={group.rule}
          group={group}
          fingerprint={fingerprint}
          linkParams={linkParams}
        />
      ))}
    </>
  );
}

function GroupSection(props: {
  group: FindingGroup;
  fingerprint?: string;
  linkParams: LinkParams;
}) {
  const { group, fingerprint, linkParams } = props;
  const [asked, setAll] = useState(false);
  const printing = usePrinting();
  const all = asked || printing;
  const rest = group.findings.length - GROUP_ROWS;
  return (
    <section className={styles.group}>
      <h2 className={styles.groupTitle}>
        <Sign state="differs" tone={group.severity} />
        <span>{group.title}</span>
        {group.title !== group.rule && (
          <code className={styles.rule}>{group.rule}</code>
        )}
        <span className={styles.groupCount}>
          {formatCount(group.findings.length)}
        </span>
      </h2>
      <FindingRows
        label={group.title}
        findings={all ? group.findings : group.findings.slice(0, GROUP_ROWS)}
        selected={fingerprint}
        params={linkParams}
      />
      {!all && rest > 0 && (
        <Button variant="tertiary" onPress={() => setAll(true)}>
          Show {formatCount(rest)} more
        </Button>
      )}
    </section>
  );
}
