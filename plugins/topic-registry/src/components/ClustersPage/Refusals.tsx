import {
  ClusterSummary,
  UNLISTED_TOPICS,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { Prose } from '../../ui';
import { QUESTIONS } from './questions';
import styles from './ClustersPage.module.css';

/** The questions that a cluster did not answer, with the reasons. */
export function Refusals(props: { cluster: ClusterSummary }) {
  const refused = props.cluster.coverage.filter(entry => !entry.answered);
  if (!refused.length) {
    return (
      <>{props.cluster.coverage.length ? 'nothing' : 'nothing asked yet'}</>
    );
  }
  return (
    <details className={styles.refusals}>
      <summary>
        {formatCount(refused.length)}{' '}
        {refused.length === 1 ? 'question' : 'questions'}
      </summary>
      <ul>
        {refused.map((entry, index) => (
          <li key={index}>
            {QUESTIONS[entry.question]}
            <About subject={entry.subject} />:{' '}
            <Prose>{entry.reason ?? entry.code ?? 'no reason was given'}</Prose>
          </li>
        ))}
      </ul>
    </details>
  );
}

function About(props: { subject: string | undefined }) {
  if (props.subject === undefined) return null;
  if (props.subject === UNLISTED_TOPICS) return <> that are not listed</>;
  return (
    <>
      {' '}
      of <code>{props.subject}</code>
    </>
  );
}
