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

/** What has to hold before a topic is removed, ticked where it does. */
export function Gates(props: { row: DeprecationRow }) {
  const { row } = props;
  const passed = row.gates.filter(gate => gate.result === 'passed').length;
  return (
    <details className={styles.gates} open>
      <summary>
        Before removal: {passed} of {row.gates.length} passed
      </summary>
      <ul aria-label={`Gates before the removal of ${row.name}`}>
        {row.gates.map(gate => {
          const [sign, word] = SIGNS[gate.result];
          return (
            <li
              key={gate.id}
              className={
                gate.result === 'passed' ? styles.gatePassed : undefined
              }
              title={gate.reasons.map(plainProse).join('\n')}
            >
              <span className={styles.tick} role="img" aria-label={word}>
                {sign}
              </span>
              <span>
                {gate.title}
                {gate.reasons.length > 0 && (
                  <span className={styles.reason}>
                    <Prose>{gate.reasons[0]}</Prose>
                    {gate.reasons.length > 1 &&
                      ` And ${gate.reasons.length - 1} more.`}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
