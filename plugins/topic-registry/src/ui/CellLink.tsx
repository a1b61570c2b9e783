import { ReactNode } from 'react';
import { ROW_LINK } from '../hooks';
import { useCellLinks } from './cellLinks';
import styles from './CellLink.module.css';

/**
 * A link in a cell of a table. Far lighter than the link of other places, of
 * which a hundred take a tenth of a second.
 */
export function CellLink(props: {
  /** A path of the portal; without one, its content stands alone. */
  href: string | undefined;
  children: ReactNode;
  title?: string;
  'aria-label'?: string;
  /** Leads to what the row is about: a click anywhere in the row follows it. */
  row?: boolean;
  /** Is told from text by its line. */
  underlined?: boolean;
}) {
  const { href, children, row, underlined, title } = props;
  const { hrefOf, follow } = useCellLinks();
  if (href === undefined) return <>{children}</>;
  return (
    <a
      className={`${styles.link} ${underlined ? styles.underlined : ''}`}
      href={hrefOf(href)}
      onClick={event => follow(event, href)}
      title={title}
      aria-label={props['aria-label']}
      {...(row ? ROW_LINK : {})}
    >
      {children}
    </a>
  );
}
