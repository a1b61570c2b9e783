import { useApi } from '@backstage/core-plugin-api';
import { topicRegistryApiRef } from '../../api';
import { plural } from '../../format';
import { useLive, useLoad } from '../../hooks';
import styles from './FindingsCount.module.css';

/**
 * How many findings are open, for a navigation: nothing while there are none,
 * or none can be told.
 *
 * @public
 */
export function FindingsCount() {
  const api = useApi(topicRegistryApiRef);
  const { value, reload } = useLoad(() => api.getFindingCounts());
  useLive(reload);
  if (!value) return null;
  const { error, warning, info } = value.open;
  const count = error + warning + info;
  if (count === 0) return null;
  return (
    <span
      className={styles.count}
      role="img"
      aria-label={`${plural(count, 'open finding')}`}
      title={`${plural(error, 'error')}, ${plural(
        warning,
        'warning',
      )}, ${info} for information`}
      // Drawn by the style: the link around it is called by its page alone.
      data-count={count}
    />
  );
}
