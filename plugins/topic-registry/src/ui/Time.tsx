import { absoluteTime, relativeTime, sinceDate } from '../format';
import { useNow } from '../hooks';
import styles from './Time.module.css';

/** "4 min ago", with the moment and its zone on hover. */
export function Ago(props: { at: string | undefined; never?: string }) {
  const now = useNow();
  if (!props.at) return <>{props.never ?? 'never'}</>;
  return (
    <time
      className={styles.time}
      dateTime={props.at}
      title={absoluteTime(props.at)}
    >
      {relativeTime(props.at, now)}
    </time>
  );
}

/** "3 Nov", or the time of today; the moment and its zone on hover. */
export function Since(props: { at: string }) {
  const now = useNow();
  return (
    <time
      className={styles.time}
      dateTime={props.at}
      title={absoluteTime(props.at)}
    >
      {sinceDate(props.at, now)}
    </time>
  );
}

/** The moment in full. */
export function Moment(props: { at: string }) {
  return (
    <time className={styles.time} dateTime={props.at}>
      {absoluteTime(props.at)}
    </time>
  );
}
