import {
  DeprecationOnCluster,
  DeprecationReader,
  DeprecationRow,
  UseVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatBytes, formatCount } from '../../format';
import {
  Ago,
  DataTable,
  EntityLink,
  Name,
  Prose,
  SignState,
  SignTone,
  SignWord,
} from '../../ui';
import styles from './DeprecationsPage.module.css';

interface View {
  state: SignState;
  tone?: SignTone;
  word: string;
}

const READERS: Record<DeprecationReader['verdict'], View> = {
  active: { state: 'differs', tone: 'warning', word: 'reads' },
  'attached-idle': { state: 'differs', tone: 'warning', word: 'attached' },
  stalled: { state: 'differs', tone: 'warning', word: 'stalled' },
  stale: { state: 'agrees', word: 'stopped' },
  unknown: { state: 'unknown', word: 'not known' },
};

const WRITTEN: Record<UseVerdict['state'], View> = {
  active: { state: 'differs', tone: 'warning', word: 'written' },
  idle: { state: 'agrees', word: 'idle' },
  unknown: { state: 'unknown', word: 'not known' },
  none: { state: 'agrees', word: 'not there' },
};

const READ: Record<UseVerdict['state'], View> = {
  ...WRITTEN,
  active: { state: 'differs', tone: 'warning', word: 'read lately' },
};

/** Who still writes and reads a deprecated topic, cluster by cluster, with the evidence. */
export function Uses(props: { row: DeprecationRow }) {
  const { row } = props;
  if (row.clusters.length === 0) {
    return (
      <p className={styles.unbound}>
        The registry is bound to no cluster, so nothing is known of its use.
      </p>
    );
  }
  return (
    <DataTable
      label={`Who uses ${row.name}`}
      head={
        <>
          <th scope="col">Cluster</th>
          <th scope="col">Who</th>
          <th scope="col">State</th>
          <th scope="col">Last seen</th>
          <th scope="col">Evidence</th>
        </>
      }
    >
      {row.clusters.map(on => (
        <ClusterRows key={on.cluster} on={on} />
      ))}
    </DataTable>
  );
}

function ClusterRows(props: { on: DeprecationOnCluster }) {
  const { on } = props;
  if (on.presence === 'absent') {
    return (
      <tr>
        <th scope="row">{on.cluster}</th>
        <td className={styles.quiet}>nobody</td>
        <td>
          <Verdict view={WRITTEN.none} />
        </td>
        <td className={styles.quiet}>–</td>
        <td className={styles.evidence}>
          Not there when it was read <Ago at={on.observedAt} />.
        </td>
      </tr>
    );
  }
  return (
    <>
      <tr>
        <th scope="row">{on.cluster}</th>
        <td>
          <span
            className={styles.nowrap}
            title="Kafka does not name its producers"
          >
            unnamed writers
          </span>
        </td>
        <td>
          <Verdict view={WRITTEN[on.written.state]} />
        </td>
        <td>
          <LastSeen use={on.written} />
        </td>
        <td className={styles.evidence}>
          <Prose>{on.written.reason}</Prose>
          {on.records !== undefined && on.records !== '0' && (
            <span className={styles.quiet}>
              {' '}
              Holds {formatCount(on.records)}{' '}
              {on.records === '1' ? 'record' : 'records'}
              {on.bytesOnDisk !== undefined &&
                `, ${formatBytes(on.bytesOnDisk)} on disk`}
              .
            </span>
          )}
        </td>
      </tr>
      {on.readers.map(reader => (
        <ReaderRow key={reader.group} reader={reader} />
      ))}
      {(on.readers.length === 0 || on.read.state === 'unknown') && (
        <tr>
          <th scope="row">{on.cluster}</th>
          <td>{on.readers.length === 0 ? 'readers' : 'other readers'}</td>
          <td>
            <Verdict view={READ[on.read.state]} />
          </td>
          <td>
            <LastSeen use={on.read} />
          </td>
          <td className={styles.evidence}>
            <Prose>{on.read.reason}</Prose>
          </td>
        </tr>
      )}
    </>
  );
}

function ReaderRow(props: { reader: DeprecationReader }) {
  const { reader } = props;
  return (
    <tr>
      <th scope="row">{reader.cluster}</th>
      <td className={styles.reader}>
        <div className={styles.group}>
          <Name>{reader.group}</Name>
        </div>
        <span className={styles.quiet}>
          {reader.owner ? (
            <>
              of{' '}
              <EntityLink entityRef={reader.owner.entityRef}>
                {reader.owner.name}
              </EntityLink>
            </>
          ) : (
            'of no known service'
          )}
        </span>
      </td>
      <td>
        <Verdict view={READERS[reader.verdict]} title={reader.state} />
      </td>
      <td>
        {reader.movedAt ? (
          <Ago at={reader.movedAt} />
        ) : (
          <span className={styles.quiet} title="No movement was seen yet">
            –
          </span>
        )}
      </td>
      <td className={styles.evidence}>
        <Prose>{reader.reason}</Prose>
        {reader.lag !== undefined && (
          <span className={styles.quiet}>
            {' '}
            Lag {formatCount(reader.lag)}
            {reader.lostUnread !== undefined &&
              ` (${formatCount(reader.lostUnread)} deleted unread)`}
            , group {reader.state}.
          </span>
        )}
      </td>
    </tr>
  );
}

function Verdict(props: { view: View; title?: string }) {
  const { state, tone, word } = props.view;
  return (
    <SignWord state={state} tone={tone} title={props.title}>
      {word}
    </SignWord>
  );
}

function LastSeen(props: { use: UseVerdict }) {
  const { lastAt } = props.use;
  return lastAt ? (
    <Ago at={lastAt} />
  ) : (
    <span className={styles.quiet} title="No use was seen yet">
      –
    </span>
  );
}
