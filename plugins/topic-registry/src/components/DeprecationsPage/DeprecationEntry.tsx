import { Link } from '@backstage/ui';
import { DeprecationRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useHost } from '../../host';
import { EntityLink, NameLink, Prose, Sign } from '../../ui';
import styles from './DeprecationsPage.module.css';
import { daysWord } from './filterDeprecations';
import { Gates } from './Gates';
import { Migrations } from './Migrations';
import { TimeLine } from './TimeLine';
import { Uses } from './Uses';

/** One deprecated topic: its clock, what to do, who still uses it, and the gates before its removal. */
export function DeprecationEntry(props: { row: DeprecationRow }) {
  const { row } = props;
  const host = useHost();
  const overdue = row.days && row.days.daysLeft <= 0;
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <Sign state="deprecated" label="deprecated" />
          <NameLink href={host.topic(row.entityRef)} rowLink>
            {row.name}
          </NameLink>
        </h2>
        <Replacement row={row} />
        <span className={styles.aside}>
          owned by <EntityLink entityRef={row.owner} />
        </span>
        <span className={styles.aside}>
          <Link href={host.document(row.registry, row.line)}>
            {row.registry}, line {row.line}
          </Link>
        </span>
        <strong className={`${styles.left} ${overdue ? styles.overdue : ''}`}>
          {row.days ? daysWord(row.days.daysLeft) : 'no date'}
        </strong>
      </div>
      <TimeLine row={row} />
      <p className={styles.next}>
        <Prose>{row.next}</Prose>{' '}
        {row.stage === 'no-date' && (
          <Link href={host.document(row.registry, row.line)}>
            Go to line {row.line}
          </Link>
        )}
      </p>
      <Uses row={row} />
      <Migrations row={row} />
      <Gates row={row} />
    </li>
  );
}

function Replacement(props: { row: DeprecationRow }) {
  const host = useHost();
  const { replacement, events } = props.row;
  if (!replacement) {
    return <span className={styles.aside}>no replacement named</span>;
  }
  return (
    <span className={styles.replacement}>
      <span aria-hidden>→</span>
      <span className={styles.srOnly}>replaced by</span>
      <NameLink
        href={replacement.entityRef && host.topic(replacement.entityRef)}
      >
        {replacement.name}
      </NameLink>
      {events.length > 0 ? (
        <span className={styles.aside} title={events.join(', ')}>
          as{' '}
          <code className={styles.code}>{events.slice(0, 2).join(', ')}</code>
          {events.length > 2 && ` and ${events.length - 2} more`}
        </span>
      ) : (
        <span className={styles.aside}>no event types named</span>
      )}
    </span>
  );
}
