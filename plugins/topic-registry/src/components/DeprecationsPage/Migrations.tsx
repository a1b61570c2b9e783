import {
  ConsumerMigration,
  DeprecationRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  DataTable,
  EntityLink,
  Name,
  Prose,
  SignState,
  SignTone,
  SignWord,
} from '../../ui';
import styles from './DeprecationsPage.module.css';

const STATES: Record<
  ConsumerMigration['state'],
  { state: SignState; tone?: SignTone; word: string }
> = {
  old: { state: 'differs', tone: 'warning', word: 'on the old' },
  both: { state: 'differs', tone: 'warning', word: 'on both' },
  moved: { state: 'agrees', word: 'moved' },
  stopped: { state: 'agrees', word: 'on neither' },
  unknown: { state: 'unknown', word: 'not known' },
};

/** How far each consumer has moved to the replacement, with the evidence on both topics. */
export function Migrations(props: { row: DeprecationRow }) {
  const { name, migrations } = props.row;
  if (migrations.length === 0) return null;
  const moved = migrations.filter(
    ({ state }) => state === 'moved' || state === 'stopped',
  ).length;
  return (
    <div className={styles.migrations}>
      <strong>
        Consumers: {moved} of {migrations.length} off it
      </strong>
      <DataTable
        label={`How far the consumers of ${name} have moved`}
        head={
          <>
            <th scope="col">Consumer</th>
            <th scope="col">Cluster</th>
            <th scope="col">State</th>
            <th scope="col">Evidence</th>
          </>
        }
      >
        {migrations.map(one => (
          <tr key={`${one.cluster} ${one.registry} ${nameOf(one)}`}>
            <th scope="row">
              <Consumer migration={one} />
            </th>
            <td>{one.cluster}</td>
            <td>
              <SignWord
                state={STATES[one.state].state}
                tone={STATES[one.state].tone}
              >
                {STATES[one.state].word}
              </SignWord>
            </td>
            <td className={styles.evidence}>
              <Prose>{one.reason}</Prose>
            </td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}

function Consumer(props: { migration: ConsumerMigration }) {
  const { service, candidates, oldGroups } = props.migration;
  if (service) {
    return (
      <EntityLink entityRef={service.entityRef}>{service.name}</EntityLink>
    );
  }
  return (
    <>
      <Name>{oldGroups[0]}</Name>
      <div className={styles.quiet}>
        {candidates ? `of ${candidates.join(' or ')}` : 'of no known service'}
      </div>
    </>
  );
}

function nameOf({ service, oldGroups }: ConsumerMigration): string {
  return service?.ref ?? oldGroups.join();
}
