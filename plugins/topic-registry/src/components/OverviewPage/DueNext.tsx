import { Link } from '@backstage/ui';
import {
  Overview,
  OverviewDeprecation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { plural } from '../../format';
import { useHost } from '../../host';
import { NameLink, Prose, Sign } from '../../ui';
import { daysWord } from '../DeprecationsPage/filterDeprecations';
import styles from './OverviewPage.module.css';
import { Section } from './Section';

/** The deprecated topics that are due next, or overdue. */
export function DueNext(props: { deprecations: Overview['deprecations'] }) {
  const host = useHost();
  const { total, due } = props.deprecations;
  return (
    <Section
      title="Deprecations due next"
      aside={
        total > 0 && (
          <Link href={host.deprecations()}>
            {plural(total, 'deprecated topic')}
          </Link>
        )
      }
    >
      {due.length > 0 ? (
        <ul className={styles.lines} aria-label="Deprecations due next">
          {due.map(row => (
            <DeprecationLine key={`${row.registry}/${row.name}`} row={row} />
          ))}
        </ul>
      ) : (
        <p className={styles.empty}>
          {total > 0
            ? 'None is left on a cluster: all deprecated topics are gone.'
            : 'No topic is deprecated. Those that documents deprecate show here with their days left.'}
        </p>
      )}
    </Section>
  );
}

/** A deprecated topic in one line: what to do, and how many days are left. */
export function DeprecationLine(props: { row: OverviewDeprecation }) {
  const host = useHost();
  const { row } = props;
  const overdue = row.days && row.days.daysLeft <= 0;
  return (
    <li className={styles.line}>
      <Sign state="deprecated" label="deprecated" />
      <span className={styles.topic}>
        <NameLink href={host.topic(row.entityRef)}>{row.name}</NameLink>
      </span>
      <span className={styles.step} title={row.next}>
        <Prose>{row.next}</Prose>
      </span>
      <span className={`${styles.when} ${overdue ? styles.overdue : ''}`}>
        {row.days ? daysWord(row.days.daysLeft) : 'no date'}
      </span>
    </li>
  );
}
