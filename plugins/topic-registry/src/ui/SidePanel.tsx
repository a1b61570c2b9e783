import { Button, ButtonIcon } from '@backstage/ui';
import { RiArrowLeftLine, RiCloseLine } from '@remixicon/react';
import { createContext, ReactNode, useContext, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './SidePanel.module.css';

/** Where a page has its panel; null until it is drawn. */
export const SidePanelSlot = createContext<HTMLElement | null>(null);

/**
 * What is known of one thing, beside the page that it belongs to. Where there is
 * no room for both, it stands in place of the page, with a way back.
 */
export function SidePanel(props: {
  label: string;
  /** What the way back is called: the page. */
  back: string;
  onClose: () => void;
  /** It has come by a key or a link that is gone: it takes the focus. */
  takesFocus?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const slot = useContext(SidePanelSlot);
  return slot && createPortal(<Panel {...props} />, slot);
}

function Panel(props: Parameters<typeof SidePanel>[0]) {
  const { takesFocus, onClose } = props;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) panel.current?.focus();
  }, [takesFocus]);
  return (
    <aside
      className={`${styles.panel} ${props.className ?? ''}`}
      aria-label={props.label}
      tabIndex={-1}
      ref={panel}
    >
      <div className={styles.back}>
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiArrowLeftLine />}
          onPress={onClose}
        >
          {props.back}
        </Button>
      </div>
      <div className={styles.close}>
        <ButtonIcon
          variant="tertiary"
          aria-label="Close (Esc)"
          icon={<RiCloseLine />}
          onPress={onClose}
        />
      </div>
      {props.children}
    </aside>
  );
}
