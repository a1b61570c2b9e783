import {
  QuestionDiagnosis,
  QuestionVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { DataTable, Prose, SignState, SignTone, SignWord } from '../../ui';
import { QUESTIONS } from './questions';
import styles from './ClusterPage.module.css';

const VERDICT: Record<
  QuestionVerdict,
  { state: SignState; tone: SignTone; word: string }
> = {
  answered: { state: 'agrees', tone: 'quiet', word: 'answered' },
  partly: { state: 'unknown', tone: 'quiet', word: 'in part' },
  denied: { state: 'differs', tone: 'warning', word: 'denied' },
  unsupported: { state: 'unknown', tone: 'quiet', word: 'unsupported' },
  unanswered: { state: 'differs', tone: 'error', word: 'no answer' },
  'not-asked': { state: 'proposed', tone: 'quiet', word: 'not asked' },
};

/** Question by question: whether it was answered, why not, and which right it needs. */
export function QuestionsTable(props: { questions: QuestionDiagnosis[] }) {
  return (
    <DataTable
      label="What it answers"
      head={
        <>
          <th scope="col">Question</th>
          <th scope="col">Answer</th>
          <th scope="col">What hangs on it</th>
          <th scope="col">Right that it needs</th>
        </>
      }
    >
      {props.questions.map(one => {
        const { state, tone, word } = VERDICT[one.verdict];
        return (
          <tr key={one.question}>
            <th scope="row">{QUESTIONS[one.question]}</th>
            <td>
              <SignWord state={state} tone={one.optional ? 'quiet' : tone}>
                {word}
              </SignWord>
            </td>
            <td>
              {one.tells}
              {one.optional && <span className={styles.aside}> optional</span>}
              <Reasons question={one} />
            </td>
            <td>
              {one.right.acl}
              <div className={styles.aside}>
                <code>{one.right.iam}</code>
              </div>
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}

function Reasons(props: { question: QuestionDiagnosis }) {
  const { reasons, refused } = props.question;
  if (reasons.length === 0) return null;
  return (
    <div className={styles.why}>
      {refused > 0 && <p>{formatCount(refused)} were refused:</p>}
      <ul>
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            <Prose>{reason}</Prose>
            {count > 1 && ` And ${formatCount(count - 1)} more like it.`}
          </li>
        ))}
      </ul>
    </div>
  );
}
