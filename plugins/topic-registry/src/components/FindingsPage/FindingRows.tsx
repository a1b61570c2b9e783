import { Link } from '@backstage/ui';
import { FindingRecord } from '@topic-registry/backstage-plugin-topic-registry-common';
import { entityLabel } from '../../format';
import { useHost, LinkParams } from '../../host';
import { plainProse, Prose, Sign, Since } from '../../ui';
import { severityWord } from './words';
import styles from './Findings.module.css';

/** Findings as rows: one sentence, cluster, since when, owner. */
export function FindingRows(props: {
  label: string;
  findings: FindingRecord[];
  /** Fingerprint of the one that is open beside the list. */
  selected?: string;
  /** Kept in the links, so that the list stays as it is narrowed. */
  params?: LinkParams;
}) {
  const host = useHost();
  const { findings, selected, params } = props;
  return (
    <ul className={styles.rows} aria-label={props.label}>
      {findings.map(finding => (
        <li
          key={finding.fingerprint}
          className={`${styles.row} ${
            finding.fingerprint === selected ? styles.selected : ''
          } ${finding.state === 'open' ? '' : styles.faded}`}
        >
          <Sign
            state={finding.staleReason ? 'unknown' : 'differs'}
            tone={finding.severity}
            label={severityWord(finding)}
          />
          <Link
            standalone
            className={styles.message}
            href={host.finding(finding.fingerprint, params)}
            title={plainProse(finding.message)}
            aria-current={finding.fingerprint === selected ? 'true' : undefined}
            data-row-link=""
          >
            <Prose>{finding.message}</Prose>
          </Link>
          <span className={styles.cluster}>
            {finding.cluster ?? 'document'}
          </span>
          <span
            className={`${styles.since} ${
              finding.state === 'muted' ? styles.mutedSince : ''
            }`}
          >
            {finding.state === 'muted' && finding.mute && (
              <span
                title={`Muted by ${entityLabel(finding.mute.by)}: ${
                  finding.mute.reason
                }`}
              >
                muted until <Since at={finding.mute.until} /> by{' '}
                {entityLabel(finding.mute.by)}
              </span>
            )}
            {finding.state === 'resolved' && finding.resolvedAt && (
              <>
                resolved <Since at={finding.resolvedAt} />
              </>
            )}
            {finding.state === 'open' && (
              <>
                since <Since at={finding.firstSeenAt} />
              </>
            )}
          </span>
          {finding.state !== 'muted' && (
            <span className={styles.owner} title={finding.owner}>
              {finding.owner ? entityLabel(finding.owner) : 'no owner'}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
