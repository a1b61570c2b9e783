import { Link } from '@backstage/ui';
import { OverviewFinding } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ReactNode } from 'react';
import { useHost } from '../../host';
import { Ago, plainProse, Prose, Sign } from '../../ui';
import styles from './OverviewPage.module.css';

/** A finding in one line: what happened to it, its sentence, when. */
export function FindingLine(props: {
  finding: OverviewFinding;
  word?: ReactNode;
  resolved?: boolean;
}) {
  const host = useHost();
  const { finding, word, resolved } = props;
  return (
    <li className={styles.line}>
      <Sign
        state={resolved ? 'agrees' : 'differs'}
        tone={resolved ? 'quiet' : finding.severity}
        label={resolved ? 'resolved' : finding.severity}
      />
      {word && <span className={styles.word}>{word}</span>}
      <Link
        standalone
        className={styles.message}
        href={host.finding(finding.fingerprint)}
        title={plainProse(finding.message)}
      >
        <Prose>{finding.message}</Prose>
      </Link>
      <span className={styles.when}>
        <Ago at={finding.at} />
      </span>
    </li>
  );
}
