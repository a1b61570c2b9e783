import { Link } from '@backstage/ui';
import { FindingDetail } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useHost } from '../../host';
import styles from './FindingPanel.module.css';

/** The lines around a statement, with the statement's own marked. */
export function DocumentExcerpt(props: { finding: FindingDetail }) {
  const host = useHost();
  const { excerpt, location, registry } = props.finding;
  if (!excerpt || !location) return null;
  // An end at column 1 does not touch its line.
  const last =
    location.endColumn > 1 || location.endLine === location.line
      ? location.endLine
      : location.endLine - 1;
  return (
    <>
      <div
        className={styles.excerpt}
        // What can scroll sideways has to be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label="Lines of the document"
      >
        {excerpt.lines.map((text, index) => {
          const line = excerpt.firstLine + index;
          const marked = line >= location.line && line <= last;
          return (
            <div
              key={line}
              className={marked ? styles.marked : undefined}
              aria-current={marked ? 'location' : undefined}
            >
              <span className={styles.number}>{line}</span>
              <code>{text || ' '}</code>
            </div>
          );
        })}
      </div>
      <p className={styles.text}>
        <Link href={host.document(registry, location.line)}>
          Open the document at line {location.line}
        </Link>
      </p>
    </>
  );
}
