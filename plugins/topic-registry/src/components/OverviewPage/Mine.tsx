import { Link } from '@backstage/ui';
import { OverviewMine } from '@topic-registry/backstage-plugin-topic-registry-common';
import { plural } from '../../format';
import { useHost } from '../../host';
import { total } from '../../model/topicState';
import { DeprecationLine } from './DueNext';
import { FindingLine } from './FindingLine';
import styles from './OverviewPage.module.css';
import { Section } from './Section';

/** What waits for the reader: findings and deprecations of what he owns. */
export function Mine(props: { mine: OverviewMine }) {
  const host = useHost();
  const { topics, findings, items, deprecations } = props.mine;
  const open = total(findings);
  const quiet = open === 0 && deprecations.length === 0;
  return (
    <Section
      title="Needs you"
      aside={
        <>
          you own{' '}
          {topics > 0 ? (
            <Link href={host.topics({ mine: '1' })}>
              {plural(topics, 'topic')}
            </Link>
          ) : (
            'no topic'
          )}
          {open > 0 && (
            <>
              {' · '}
              <Link href={host.findings({ mine: '1' })}>
                {plural(open, 'open finding')}
              </Link>
            </>
          )}
        </>
      }
    >
      {quiet ? (
        <p className={styles.empty}>
          {topics > 0
            ? 'Nothing needs you: no finding is open on what you own, and none of it is deprecated.'
            : 'Nothing here is owned by you or your groups. Owners are stated in the documents, or by patterns in app-config under topicRegistry.registries.'}
        </p>
      ) : (
        <ul className={styles.lines} aria-label="What needs you">
          {items.map(item => (
            <FindingLine key={item.fingerprint} finding={item} />
          ))}
          {deprecations.map(row => (
            <DeprecationLine key={`${row.registry}/${row.name}`} row={row} />
          ))}
        </ul>
      )}
    </Section>
  );
}
