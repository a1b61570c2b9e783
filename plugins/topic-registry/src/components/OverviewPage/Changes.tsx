import { Link } from '@backstage/ui';
import { OverviewChanges } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Fragment } from 'react';
import { formatCount } from '../../format';
import { useHost } from '../../host';
import { useUrlParams } from '../../hooks';
import { FindingLine } from './FindingLine';
import styles from './OverviewPage.module.css';
import { Section } from './Section';

const KINDS = ['opened', 'resolved', 'reopened'] as const;

/** What came and went since yesterday and in the last week. */
export function Changes(props: { changes: OverviewChanges[] }) {
  const host = useHost();
  const params = useUrlParams();
  const { changes } = props;
  const asked = Number(params.get('days'));
  // A quiet day says nothing: then the week is what there is to see.
  const shown =
    changes.find(one => one.days === asked) ??
    changes.find(one => one.items.length > 0) ??
    changes[0];
  if (!shown) return null;
  return (
    <Section title="What changed">
      <ul className={styles.spans}>
        {changes.map(one => (
          <li key={one.days}>
            <button
              type="button"
              className={styles.span}
              aria-pressed={one === shown}
              onClick={() => params.set({ days: String(one.days) })}
            >
              {one.days === 1 ? 'Last 24 hours' : `Last ${one.days} days`}
            </button>
            <span>
              {KINDS.map((kind, at) => (
                <Fragment key={kind}>
                  {at > 0 && ' · '}
                  {one[kind] === 0 ? (
                    `0 ${kind}`
                  ) : (
                    <Link
                      standalone
                      href={host.findings({
                        change: kind,
                        days: String(one.days),
                      })}
                    >
                      {formatCount(one[kind])} {kind}
                    </Link>
                  )}
                </Fragment>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {shown.items.length > 0 ? (
        <ul className={styles.lines} aria-label="Findings that came or went">
          {shown.items.map(item => (
            <FindingLine
              key={item.fingerprint}
              finding={item}
              word={item.kind}
              resolved={item.kind === 'resolved'}
            />
          ))}
        </ul>
      ) : (
        <p className={styles.empty}>
          Nothing came and nothing went in the last week. Documents are read
          every few minutes, and so are the clusters.
        </p>
      )}
    </Section>
  );
}
