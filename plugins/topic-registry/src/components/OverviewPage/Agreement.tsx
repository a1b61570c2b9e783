import { Link } from '@backstage/ui';
import {
  Overview,
  OverviewAgreement,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { useHost } from '../../host';
import { CLUSTER_STATES, stateTone } from '../../model/clusterStates';
import { Ago, DataTable, Sign } from '../../ui';
import styles from './OverviewPage.module.css';

/** Registry by cluster: how many topics agree, differ, are missing, are not known. */
export function Agreement(props: { overview: Overview }) {
  const host = useHost();
  const { agreement, unbound } = props.overview;
  return (
    <>
      {agreement.length > 0 && (
        <DataTable
          label="How far registries and clusters agree"
          head={
            <>
              <th scope="col">Registry</th>
              <th scope="col">Cluster</th>
              <th scope="col" className={styles.barHead}>
                As stated
              </th>
              {CLUSTER_STATES.map(({ id, word }) => (
                <th scope="col" className={`figure ${styles.state}`} key={id}>
                  {word(2)}
                </th>
              ))}
              <th scope="col" className="figure">
                Read
              </th>
            </>
          }
        >
          {agreement.map(row => (
            <AgreementRow key={`${row.registry} ${row.cluster}`} row={row} />
          ))}
        </DataTable>
      )}
      {unbound.length > 0 && (
        <p className={styles.note}>
          Nothing is compared for{' '}
          {unbound.map(({ registry, title }, index) => (
            <span key={registry}>
              {index > 0 && ', '}
              <Link href={host.document(registry)}>{title}</Link>
            </span>
          ))}
          : no cluster is bound to it. Clusters are bound in app-config, under
          topicRegistry.registries.
        </p>
      )}
    </>
  );
}

function AgreementRow(props: { row: OverviewAgreement }) {
  const host = useHost();
  const { row } = props;
  const { registry, cluster, states } = row;
  const all = CLUSTER_STATES.reduce((sum, { id }) => sum + states[id], 0);
  return (
    <tr>
      <th scope="row">
        <Link href={host.document(registry)} standalone>
          {row.title}
        </Link>
      </th>
      <td>
        {cluster} <span className={styles.quiet}>{row.environment}</span>
      </td>
      <td>
        <Bar row={row} all={all} />
      </td>
      {CLUSTER_STATES.map(view => {
        const { id, word, state } = view;
        return (
          <td className="figure" key={id}>
            {states[id] === 0 ? (
              <span className={styles.quiet}>0</span>
            ) : (
              <Link
                standalone
                href={host.topics({ registry, state: id, cluster })}
                aria-label={`${states[id]} ${word(
                  states[id],
                )} of ${registry} on ${cluster}`}
                className={styles.figureLink}
              >
                {id !== 'agrees' && id !== 'absent' && (
                  <Sign state={state} tone={stateTone(view, row.severities)} />
                )}
                {formatCount(states[id])}
              </Link>
            )}
          </td>
        );
      })}
      <td className="figure">
        {row.status === 'failed' ? (
          <Link standalone href={host.clusters()}>
            no answer
          </Link>
        ) : (
          <Ago at={row.observedAt} />
        )}
      </td>
    </tr>
  );
}

const PART_STYLES = {
  right: styles.rightPart,
  differs: undefined,
  missing: undefined,
  unknown: styles.unknownPart,
  error: styles.errorPart,
  warning: styles.warningPart,
  info: styles.infoPart,
} as const;

function Bar(props: { row: OverviewAgreement; all: number }) {
  const { row, all } = props;
  if (all === 0) return <span className={styles.quiet}>no topic</span>;
  const { states } = row;
  const toneOf = (id: 'differs' | 'missing') =>
    stateTone(CLUSTER_STATES.find(one => one.id === id)!, row.severities);
  const parts = [
    ['right', states.agrees + states.absent, 'quiet'],
    ['differs', states.differs, toneOf('differs')],
    ['missing', states.missing, toneOf('missing')],
    ['unknown', states.unknown, 'quiet'],
  ] as const;
  const percent = Math.floor((100 * parts[0][1]) / all);
  return (
    <span className={styles.agreement}>
      <span className={styles.bar} aria-hidden>
        {parts.map(
          ([name, count, tone]) =>
            count > 0 && (
              <span
                key={name}
                className={PART_STYLES[tone === 'quiet' ? name : tone]}
                style={{ flexGrow: count }}
              />
            ),
        )}
      </span>
      <span className={styles.percent}>{percent} %</span>
    </span>
  );
}
