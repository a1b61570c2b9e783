import { FullPage } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Page.module.css';

/**
 * The frame of a page: what it answers at the top, then what to narrow it by,
 * then the list. Fills the height of the window, so that lists scroll and the
 * answer stays.
 */
export function Page(props: {
  /** For screen readers; what the page shows. */
  label: string;
  answer?: ReactNode;
  controls?: ReactNode;
  children: ReactNode;
  /** The page's content scrolls by itself. */
  fixed?: boolean;
}) {
  return (
    <FullPage
      className={`${styles.page} ${props.fixed ? styles.fixed : ''}`}
      aria-label={props.label}
    >
      {props.answer && <div className={styles.answer}>{props.answer}</div>}
      {props.controls && (
        <div className={styles.controls}>{props.controls}</div>
      )}
      <div className={styles.body}>{props.children}</div>
    </FullPage>
  );
}
