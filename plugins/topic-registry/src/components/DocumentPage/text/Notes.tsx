import { Link } from '@backstage/ui';
import { useHost } from '../../../host';
import { Prose, Sign, SignWord } from '../../../ui';
import { LineNotes } from './lineNotes';
import styles from './DocumentText.module.css';

/** What is to be said of a line, below it. */
export function Notes(props: { id: string; notes: LineNotes }) {
  const { findings, unparsed } = props.notes;
  const host = useHost();
  return (
    <div id={props.id} className={styles.notes}>
      {findings.map(finding => (
        <div key={finding.fingerprint} className={styles.note}>
          <Sign
            state={finding.staleReason ? 'unknown' : 'differs'}
            tone={finding.severity}
            label={finding.severity}
          />
          <div>
            <Prose>{finding.message}</Prose>{' '}
            <Link href={host.finding(finding.fingerprint)}>Open</Link>{' '}
            <code className={styles.rule}>{finding.rule}</code>
          </div>
        </div>
      ))}
      {unparsed.map((one, index) => (
        <div key={index} className={styles.note}>
          <SignWord state="unknown">No place found: {one.reason}</SignWord>
        </div>
      ))}
    </div>
  );
}
