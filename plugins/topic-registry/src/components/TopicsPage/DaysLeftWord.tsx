import { daysLeft } from '../../format';
import { useNow } from '../../hooks';
import styles from './TopicsPage.module.css';

/** How long a deprecated topic has to go: "41 d left", "overdue 12 d". */
export function DaysLeftWord(props: { removableFrom?: string }) {
  const left = daysLeft(props.removableFrom, useNow());
  if (!left) {
    return (
      <span
        className={styles.days}
        title="The registry states no date, so no clock runs"
      >
        no date
      </span>
    );
  }
  return (
    <span
      className={`${styles.days} ${left.overdue ? styles.overdue : ''}`}
      title={`Removal may be considered from ${props.removableFrom}`}
    >
      {left.text}
    </span>
  );
}
