import { Link } from '@backstage/ui';
import {
  ConfigSource,
  SettingRow,
  TopicDetail,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { useHost } from '../../host';
import { DataTable, SignWord } from '../../ui';
import styles from './TopicTab.module.css';

type OnCluster = SettingRow['clusters'][number];

const SOURCES: Record<ConfigSource, string> = {
  topic: 'set on the topic',
  'dynamic-broker': 'set on the broker',
  'dynamic-default-broker': 'set for all brokers',
  'static-broker': "from the broker's file",
  default: "Kafka's default",
  unknown: 'from a source that Kafka does not name',
};

/** Settings as rows, clusters as columns; a cell that differs is marked. */
export function SettingsTable(props: { topic: TopicDetail }) {
  const { topic } = props;
  const clusters = [
    ...new Set(
      topic.settings.flatMap(row => row.clusters.map(on => on.cluster)),
    ),
  ];
  if (!topic.settings.length) {
    return (
      <p className={styles.none}>
        Nothing is known of its settings yet: they show once a cluster that has
        the topic has been read.
      </p>
    );
  }
  return (
    <DataTable
      label="Settings"
      head={
        <>
          <th scope="col">Setting</th>
          <th scope="col">Declared</th>
          {clusters.map(cluster => (
            <th scope="col" key={cluster}>
              {cluster}
            </th>
          ))}
        </>
      }
    >
      {topic.settings.map(row => (
        <tr key={row.setting}>
          <th scope="row">
            <code className={styles.code}>{row.setting}</code>
          </th>
          <td>
            <Declared row={row} registry={topic.registry} />
          </td>
          {clusters.map(cluster => (
            <td key={cluster}>
              <Seen on={row.clusters.find(on => on.cluster === cluster)} />
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}

function Declared(props: { row: SettingRow; registry: string }) {
  const host = useHost();
  const { row, registry } = props;
  // Standards may differ by environment: each value once, with its clusters.
  const values = new Map<string, OnCluster[]>();
  for (const on of row.clusters) {
    if (on.declared === undefined) continue;
    const same = values.get(on.declared);
    if (same) same.push(on);
    else values.set(on.declared, [on]);
  }
  if (!values.size) return <span className={styles.quiet}>–</span>;
  return (
    <>
      {[...values].map(([value, on]) => (
        <div key={value} className={styles.declared}>
          <span>{value}</span>
          <span className={styles.quiet}>
            {values.size > 1 && `${on.map(one => one.cluster).join(', ')} · `}
            {on[0].declaredBy === 'standard' ? 'standard' : 'this topic'}
            {on[0].line !== undefined && (
              <>
                {', '}
                <Link href={host.document(registry, on[0].line)}>
                  line {on[0].line}
                </Link>
              </>
            )}
          </span>
        </div>
      ))}
    </>
  );
}

function Seen(props: { on: OnCluster | undefined }) {
  const { on } = props;
  if (!on) return <span className={styles.quiet}>–</span>;
  const title = on.source && SOURCES[on.source];
  switch (on.verdict) {
    case 'differs':
      return (
        <SignWord
          state="differs"
          tone={on.severity ?? 'error'}
          title={[`declared ${on.declared}`, title].filter(Boolean).join('; ')}
        >
          <strong>{on.seen}</strong> differs
        </SignWord>
      );
    case 'agrees':
      return (
        <>
          <SignWord state="agrees" title={title}>
            {on.seen}
          </SignWord>
          {on.reason && <div className={styles.reason}>{on.reason}</div>}
        </>
      );
    case 'absent':
      return (
        <span className={styles.quiet} title={on.reason}>
          not there
        </span>
      );
    case 'undeclared':
      return (
        <span className={styles.quiet} title={title}>
          {on.seen ?? '–'}
        </span>
      );
    default:
      return (
        <SignWord state="unknown" title={on.reason}>
          {on.seen ?? 'unknown'}
        </SignWord>
      );
  }
}
