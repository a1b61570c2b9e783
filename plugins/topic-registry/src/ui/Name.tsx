import { Link } from '@backstage/ui';
import styles from './Name.module.css';

/**
 * The name of a topic, group or event in the monospaced face. One that does not
 * fit is cut in the middle, since names of one family differ at both ends; the
 * whole name shows on hover and is what a copy takes.
 */
export function Name(props: {
  children: string;
  /** Characters at the end that are never cut. */
  tail?: number;
  struck?: boolean;
}) {
  const { children: name, tail = 8, struck } = props;
  const cut = Math.max(name.length - tail, 0);
  return (
    <span
      className={`${styles.name} ${struck ? styles.struck : ''}`}
      title={name}
    >
      <span className={styles.head}>{name.slice(0, cut)}</span>
      <span className={styles.tail}>{name.slice(cut)}</span>
    </span>
  );
}

/** A {@link Name} that leads somewhere, where there is somewhere to go. */
export function NameLink(props: {
  children: string;
  href?: string;
  struck?: boolean;
  rowLink?: boolean;
}) {
  const { children, href, struck, rowLink } = props;
  const name = <Name struck={struck}>{children}</Name>;
  if (!href) return name;
  return (
    <Link
      href={href}
      standalone
      className={styles.link}
      {...(rowLink ? { 'data-row-link': '' } : {})}
    >
      {name}
    </Link>
  );
}
