import { Button, Skeleton } from '@backstage/ui';
import { ReactNode } from 'react';
import { failureOf } from '../format';
import { Loaded } from '../hooks';
import styles from './Status.module.css';

/** What went wrong, and a way to try again. */
export function LoadError(props: {
  what: string;
  error: Error;
  onRetry: () => void;
}) {
  const { words, final } = failureOf(props.error);
  return (
    <div className={styles.error} role="alert">
      <p className={styles.title}>{props.what} could not be loaded.</p>
      <p className={styles.text}>{words}</p>
      {!final && (
        <Button variant="secondary" onPress={props.onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** A list that has nothing to show: what would be here, why it is not, what to do. */
export function Empty(props: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{props.title}</p>
      {props.children && <div className={styles.text}>{props.children}</div>}
    </div>
  );
}

/** A list on its way, in the shape of its rows. */
export function RowSkeleton(props: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={props.label} className={styles.skeleton}>
      {Array.from({ length: props.rows ?? 10 }, (_, index) => (
        <div className={styles.skeletonRow} key={index} aria-hidden>
          <Skeleton width={12} height={12} rounded />
          <Skeleton width={`${16 + ((index * 7) % 12)}%`} height={14} />
          <Skeleton width={`${28 + ((index * 5) % 14)}%`} height={14} />
          <Skeleton width="8%" height={14} />
        </div>
      ))}
    </div>
  );
}

/**
 * Shows what was loaded, or what stands in its way. A failed reload keeps what
 * was there and says so above it.
 */
export function Boundary<T>(props: {
  what: string;
  loaded: Loaded<T>;
  skeleton?: ReactNode;
  /** Stands where there is no such thing, or none for whoever asks. */
  absent?: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { loaded, what } = props;
  if (loaded.value !== undefined) {
    return (
      <>
        {loaded.error && <StaleNote what={what} loaded={loaded} />}
        {props.children(loaded.value)}
      </>
    );
  }
  if (loaded.error && props.absent && failureOf(loaded.error).absent) {
    return <>{props.absent}</>;
  }
  if (loaded.error) {
    return (
      <LoadError what={what} error={loaded.error} onRetry={loaded.reload} />
    );
  }
  return <>{props.skeleton ?? <RowSkeleton label={`Loading ${what}`} />}</>;
}

/** One line over older data, when asking again has failed. */
export function StaleNote(props: { what: string; loaded: Loaded<unknown> }) {
  return (
    <p className={styles.stale} role="status">
      {props.what} could not be refreshed; this is the last answer.{' '}
      {props.loaded.error && failureOf(props.loaded.error).words}{' '}
      <button
        type="button"
        className={styles.inline}
        onClick={props.loaded.reload}
      >
        Try again
      </button>
    </p>
  );
}
