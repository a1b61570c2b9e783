import { DeprecationRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DateTime } from 'luxon';
import styles from './DeprecationsPage.module.css';
import { daysWord } from './filterDeprecations';

/** The clock of a deprecated topic as a line: announced, today, the day from which it may go. */
export function TimeLine(props: { row: DeprecationRow }) {
  const { days, today, windowDays, timezone } = props.row;
  if (!days) {
    return (
      <div className={styles.timeLine}>
        <div className={`${styles.track} ${styles.stopped}`} />
        <p className={styles.ticks}>
          <span>
            No clock runs: the document does not say when it was announced.
          </span>
        </p>
      </div>
    );
  }
  const start = dayNumber(days.announcedOn);
  const due = dayNumber(days.dueOn);
  const now = dayNumber(today);
  const first = Math.min(start, now);
  const span = Math.max(due, now) - first || 1;
  const at = (day: number) => `${((day - first) / span) * 100}%`;
  const overdue = now >= due;
  const sentence = `Announced on ${
    days.announcedOn
  }, removal may be considered from ${days.dueOn} (${timezone}): ${daysWord(
    days.daysLeft,
  )}`;
  return (
    <div className={styles.timeLine} role="img" aria-label={sentence}>
      <div className={styles.track} title={sentence}>
        <span
          className={styles.passed}
          style={{
            left: at(start),
            width: `calc(${at(Math.max(start, Math.min(now, due)))} - ${at(
              start,
            )})`,
          }}
        />
        {overdue && (
          <span
            className={styles.late}
            style={{ left: at(due), width: `calc(${at(now)} - ${at(due)})` }}
          />
        )}
        <span className={styles.mark} style={{ left: at(start) }} />
        <span className={styles.mark} style={{ left: at(due) }} />
        <span className={styles.today} style={{ left: at(now) }} />
      </div>
      <p className={styles.ticks} aria-hidden>
        <span>announced {shortDay(days.announcedOn, today)}</span>
        <span
          className={styles.middle}
          // Below its mark, and beside its neighbours.
          style={{
            left: `clamp(160px, calc(${at(
              overdue ? due : now,
            )} - 50px), calc(100% - 260px))`,
          }}
        >
          {overdue
            ? `day ${windowDays}: ${shortDay(days.dueOn, today)}`
            : `today, day ${Math.max(0, now - start)}`}
        </span>
        <span>
          {overdue
            ? `today, day ${now - start}`
            : `day ${windowDays}: ${shortDay(days.dueOn, today)}`}
        </span>
      </p>
    </div>
  );
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

function shortDay(date: string, today: string): string {
  return DateTime.fromISO(date).toFormat(
    date.slice(0, 4) === today.slice(0, 4) ? 'd LLL' : 'd LLL yyyy',
  );
}
