import { entityLabel } from '../../format';
import { useHost } from '../../host';
import { CellLink } from '../../ui';
import styles from './TopicsPage.module.css';

/** The owner of a topic by name, leading to its page where the portal has one. */
export function OwnerLink(props: { owner: string }) {
  const host = useHost();
  const { owner } = props;
  return (
    <span className={styles.cut} title={owner}>
      <CellLink href={host.entity(owner)}>{entityLabel(owner)}</CellLink>
    </span>
  );
}
