import { Link } from '@backstage/ui';
import { FindingRecord } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { useHost } from '../../host';
import { SignWord } from '../../ui';
import { countSeverities, SEVERITIES } from './filterFindings';
import { SEVERITY_WORDS } from './words';
import styles from './Findings.module.css';

/** How much is open, by severity; each figure narrows the list to it. */
export function FindingsAnswer(props: { open: FindingRecord[] }) {
  const host = useHost();
  const counts = countSeverities(props.open);
  const stale = props.open.filter(one => one.staleReason).length;
  return (
    <div className={styles.answer}>
      <span>
        {props.open.length
          ? `${formatCount(props.open.length)} open ${
              props.open.length === 1 ? 'finding' : 'findings'
            }`
          : 'No open findings.'}
      </span>
      {SEVERITIES.filter(severity => counts[severity] > 0).map(severity => (
        <Link standalone key={severity} href={host.findings({ severity })}>
          <SignWord state="differs" tone={severity}>
            {formatCount(counts[severity])}{' '}
            {SEVERITY_WORDS[severity][counts[severity] === 1 ? 0 : 1]}
          </SignWord>
        </Link>
      ))}
      {stale > 0 && (
        <SignWord
          state="unknown"
          title="A cluster does not answer the question behind them; they are shown as last seen"
        >
          {formatCount(stale)} not known at present
        </SignWord>
      )}
    </div>
  );
}
