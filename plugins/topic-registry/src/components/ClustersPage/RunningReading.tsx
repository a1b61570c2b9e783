import { RunningObservation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { Ago } from '../../ui';
import { QUESTIONS } from './questions';
import styles from './ClusterPage.module.css';

/** How far a reading under way has come, question by question. */
export function RunningReading(props: { running: RunningObservation }) {
  const { since, progress } = props.running;
  return (
    <section aria-label="The reading under way">
      <h2 className={styles.title}>
        Being read since <Ago at={since} />
      </h2>
      <ul className={styles.running}>
        {progress.map(({ step, done, total }) => (
          <li key={step}>
            <progress
              aria-label={QUESTIONS[step]}
              className={styles.progress}
              value={done}
              max={Math.max(total, 1)}
            />{' '}
            {QUESTIONS[step]}{' '}
            <span className={styles.aside}>
              {formatCount(done)} of {formatCount(total)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
