import {
  DeprecationGate,
  DeprecationRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { plainProse, Prose } from '../../ui';
import styles from './DeprecationsPage.module.css';

const SIGNS: Record<DeprecationGate['result'], [sign: string, word: string]> = {
  passed: ['✓', 'passed'],
  'not-passed': ['–', 'not passed'],
  unknown: ['?', 'not known'],
};

/** What has to hold before a topic is removed, ticked where it does; the reasons on demand. */
export function Gates(props: { row: DeprecationRow }) {
  const { row } = props;
  const passed = row.gates.filter(gate => gate.result === 'passed').length;
  return (
    <div className={styles.gates}>
      <strong>
        Before removal: {passed} of {row.gates.length} passed
      </strong>
      <ul
        className={styles.ticked}
        aria-label={`Gates before the removal of ${row.name}`}
      >
        {row.gates.map(gate => (
          <li key={gate.id} title={gate.reasons.map(plainProse).join('\n')}>
            <Tick result={gate.result} />
            {gate.title}
          </li>
        ))}
      </ul>
      <details>
        <summary>Why</summary>
        <dl className={styles.reasons}>
          {row.gates.map(gate => (
            <div key={gate.id}>
              <dt>
                <Tick result={gate.result} />
                {gate.title}
              </dt>
              <dd>
                {gate.reasons.map((reason, index) => (
                  <p key={index}>
                    <Prose>{reason}</Prose>
                  </p>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

function Tick(props: { result: DeprecationGate['result'] }) {
  const [sign, word] = SIGNS[props.result];
  return (
    <span
      className={`${styles.tick} ${
        props.result === 'passed' ? styles.tickPassed : ''
      }`}
      role="img"
      aria-label={word}
    >
      {sign}
    </span>
  );
}
