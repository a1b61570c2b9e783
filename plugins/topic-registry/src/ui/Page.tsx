import { FullPage } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { usePrinting } from '../hooks';
import { SidePanelSlot } from './SidePanel';
import styles from './Page.module.css';

/**
 * The frame of a page: what it answers at the top, then what to narrow it by,
 * then the list. Fills the height of the window, so that lists scroll and the
 * answer stays. A {@link SidePanel} anywhere in it stands beside all of it.
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
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const printing = usePrinting();
  return (
    <FullPage
      className={`${styles.page} ${props.fixed ? styles.fixed : ''}`}
      aria-label={props.label}
      // Paper is white in both themes.
      {...(printing ? { 'data-theme-mode': 'light' } : {})}
    >
      <SidePanelSlot.Provider value={slot}>
        <div className={styles.content}>
          {props.answer && <div className={styles.answer}>{props.answer}</div>}
          {props.controls && (
            <div className={styles.controls}>{props.controls}</div>
          )}
          <div className={styles.body}>{props.children}</div>
        </div>
      </SidePanelSlot.Provider>
      <div className={styles.slot} ref={setSlot} />
    </FullPage>
  );
}
