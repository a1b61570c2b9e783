import { Link } from '@backstage/ui';
import { OverviewUnknown } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useState } from 'react';
import { formatCount, plural } from '../../format';
import { useHost } from '../../host';
import { plainProse, Prose, Sign, Since } from '../../ui';
import styles from './OverviewPage.module.css';
import { Section } from './Section';

/** So many are laid out at once. */
const SHOWN = 8;

/** What is not known at present, and why. */
export function Unknowns(props: { unknowns: OverviewUnknown[] }) {
  const { unknowns } = props;
  const [all, setAll] = useState(false);
  const shown = all ? unknowns : unknowns.slice(0, SHOWN);
  return (
    <Section title="Not known">
      {unknowns.length > 0 ? (
        <ul className={styles.lines} aria-label="What is not known">
          {shown.map((one, index) => (
            <li className={styles.line} key={index}>
              <Sign state="unknown" label="not known" />
              <span className={styles.topic}>
                <Subject unknown={one} />
              </span>
              <span className={styles.step} title={plainProse(one.reason)}>
                <Prose>{one.reason}</Prose>
              </span>
              <span className={styles.when}>
                {one.since && (
                  <>
                    since <Since at={one.since} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.empty}>
          Nothing: every document was read, and every cluster answered all that
          was asked.
        </p>
      )}
      {unknowns.length > shown.length && (
        <button
          type="button"
          className={styles.span}
          onClick={() => setAll(true)}
        >
          Show {formatCount(unknowns.length - shown.length)} more
        </button>
      )}
    </Section>
  );
}

function Subject(props: { unknown: OverviewUnknown }) {
  const host = useHost();
  const { kind, registry, cluster, count = 0 } = props.unknown;
  switch (kind) {
    case 'document':
      return (
        <Link standalone href={host.document(registry ?? '')}>
          document {registry}
        </Link>
      );
    case 'topics':
      return (
        <Link
          standalone
          href={host.topics({ registry, state: 'unknown', cluster })}
        >
          {plural(count, 'topic')} on {cluster}
        </Link>
      );
    case 'findings':
      return (
        <Link standalone href={host.findings({ cluster })}>
          {plural(count, 'finding')}
          {cluster && ` on ${cluster}`}
        </Link>
      );
    default:
      return (
        <Link standalone href={host.clusters()}>
          cluster {cluster}
        </Link>
      );
  }
}
