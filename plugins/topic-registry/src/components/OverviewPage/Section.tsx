import { ReactNode } from 'react';
import styles from './OverviewPage.module.css';

/** A part of the page under its own heading. */
export function Section(props: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={props.title}>
      <div className={styles.sectionHead}>
        <h2>{props.title}</h2>
        {props.aside && <span className={styles.quiet}>{props.aside}</span>}
      </div>
      {props.children}
    </section>
  );
}
