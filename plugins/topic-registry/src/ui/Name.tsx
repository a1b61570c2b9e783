import { Link, VisuallyHidden } from '@backstage/ui';
import { nameTail } from '../format';
import styles from './Name.module.css';

// A name of this length fits its column in nearly all windows.
const SHORT = 24;

/**
 * The name of a topic, group or event in the monospaced face. A long one that
 * does not fit is cut in the middle, since names of one family differ at both
 * ends; the whole name shows on hover, is read out, and is what a copy takes.
 */
export function Name(props: { children: string; struck?: boolean }) {
  const { children: name, struck } = props;
  const className = `${styles.name} ${struck ? styles.struck : ''}`;
  if (name.length <= SHORT) {
    return (
      <span className={`${className} ${styles.whole}`} title={name}>
        {name}
      </span>
    );
  }
  const tail = nameTail(name);
  return (
    <span className={`${className} ${styles.split}`} title={name}>
      <VisuallyHidden>{name}</VisuallyHidden>
      <span className={styles.head} aria-hidden>
        {name.slice(0, -tail.length)}
      </span>
      <span className={styles.tail} aria-hidden>
        {tail}
      </span>
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
