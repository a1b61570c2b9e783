import {
  Coverage,
  Diagnosis,
  Observation,
  Question,
  QuestionDiagnosis,
  QuestionVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { NEEDED_RIGHTS } from '../reading/rights';
import { withLosses } from './losses';
import { accessPolicies } from './policies';

/** What is known by the answer to a question, and whether findings depend on it. */
const QUESTIONS: Record<Question, { tells: string; optional?: true }> = {
  topics: { tells: 'Which topics there are, their partitions and replicas' },
  configs: { tells: 'Retention, compression, cleanup policy and overrides' },
  offsets: { tells: 'Records in a topic, the lag of its readers, growth' },
  newest: { tells: 'The time of the newest record' },
  groups: { tells: 'Which consumer groups there are' },
  members: { tells: 'Who reads: members and what they are assigned' },
  commits: { tells: 'How far each group has read' },
  reassignments: { tells: 'Whether partitions are being moved' },
  producers: { tells: 'That somebody writes, and how many', optional: true },
  sizes: { tells: 'How much a topic holds', optional: true },
  samples: {
    tells: 'Who writes, and whether records are as documented',
    optional: true,
  },
};

/** Ages and dates are told by the minute. */
const CLOCK_BEARABLE_MS = 60_000;
const MOST_REASONS = 5;

/**
 * Tells from one reading what a cluster answers, what it refuses and which right
 * or version would mend it. A pure function.
 *
 * @public
 */
export function diagnose(
  observation: Pick<Observation, 'coverage' | 'protocol' | 'clock' | 'msk'>,
  options: { arn?: string } = {},
): Diagnosis {
  const { coverage, protocol, clock, msk } = observation;
  const byQuestion = new Map<Question, Coverage[]>();
  for (const entry of coverage) {
    const entries = byQuestion.get(entry.question);
    if (entries) entries.push(entry);
    else byQuestion.set(entry.question, [entry]);
  }
  return {
    questions: (Object.keys(QUESTIONS) as Question[]).map(question =>
      diagnoseQuestion(question, byQuestion.get(question) ?? []),
    ),
    ...(protocol && { protocol: protocol.map(withLosses) }),
    ...(clock && {
      clock: {
        ...clock,
        off: Math.abs(clock.aheadMs) - clock.withinMs > CLOCK_BEARABLE_MS,
      },
    }),
    policies: accessPolicies(options.arn ?? msk?.arn, msk?.kind),
  };
}

function diagnoseQuestion(
  question: Question,
  entries: Coverage[],
): QuestionDiagnosis {
  const { tells, optional = false } = QUESTIONS[question];
  const whole = entries.find(({ subject }) => subject === undefined);
  const refused = entries.filter(
    ({ subject, answered }) => subject !== undefined && !answered,
  );
  return {
    question,
    optional,
    tells,
    verdict: verdictOf(whole, refused),
    right: NEEDED_RIGHTS[question],
    refused: whole?.answered ? refused.length : 0,
    reasons: reasonsOf(whole && !whole.answered ? [whole] : refused),
  };
}

function verdictOf(
  whole: Coverage | undefined,
  refused: Coverage[],
): QuestionVerdict {
  if (!whole) return 'not-asked';
  if (whole.answered) return refused.length > 0 ? 'partly' : 'answered';
  switch (whole.code) {
    case 'denied':
    case 'unsupported':
      return whole.code;
    default:
      return 'unanswered';
  }
}

// The same refusal is worded with each subject's name: told once, by the first.
function reasonsOf(entries: Coverage[]): QuestionDiagnosis['reasons'] {
  const reasons = new Map<string, { reason: string; count: number }>();
  for (const { subject, code = 'error', reason = code } of entries) {
    const key =
      subject === undefined ? reason : reason.replaceAll(`"${subject}"`, '');
    const found = reasons.get(key);
    if (found) found.count += 1;
    else reasons.set(key, { reason, count: 1 });
  }
  return [...reasons.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_REASONS);
}
