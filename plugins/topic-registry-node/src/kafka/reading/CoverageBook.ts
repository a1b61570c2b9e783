import {
  Coverage,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ReadingFailure } from '../session/ReadingFailure';

/** A reason that stands for many same ones is told once. */
const COLLAPSE_FROM = 2;

/**
 * Keeps which questions were put, answered and refused. A question counts as
 * answered only when its reader says so: what was forgotten is unanswered.
 */
export class CoverageBook {
  private readonly complete = new Set<Question>();
  private readonly whole = new Map<Question, ReadingFailure[]>();
  private readonly subjects = new Map<Question, Map<string, ReadingFailure>>();
  /** Failures that say nothing of other subjects. */
  private readonly own = new Set<ReadingFailure>();

  constructor(private readonly questions: readonly Question[]) {}

  /** The question was put to the whole cluster and answered, refused subjects aside. */
  answered(question: Question): void {
    this.complete.add(question);
  }

  refuse(question: Question, failure: ReadingFailure): void {
    const failures = this.whole.get(question) ?? [];
    if (failures.every(({ message }) => message !== failure.message)) {
      failures.push(failure);
    }
    this.whole.set(question, failures);
  }

  /**
   * Refuses a question for one subject whose own state is the cause, as that of
   * a group which is being rebalanced: however many they are, it never stands
   * for the question.
   */
  refuseOwn(
    question: Question,
    subject: string,
    failure: ReadingFailure,
  ): void {
    this.own.add(failure);
    this.refuseSubject(question, subject, failure);
  }

  refuseSubject(
    question: Question,
    subject: string,
    failure: ReadingFailure,
  ): void {
    const subjects = this.subjects.get(question) ?? new Map();
    // the first reason is the cause, later ones follow from it
    if (!subjects.has(subject)) subjects.set(subject, failure);
    this.subjects.set(question, subjects);
  }

  /** Whether the question was put to the whole cluster and answered. */
  isAnswered(question: Question): boolean {
    return this.complete.has(question) && !this.whole.has(question);
  }

  /** Refuses those of the questions that are neither answered nor refused yet; by default all. */
  refuseRest(
    failure: ReadingFailure,
    questions: readonly Question[] = this.questions,
  ): void {
    for (const question of questions) {
      if (!this.complete.has(question) && !this.whole.has(question)) {
        this.refuse(question, failure);
      }
    }
  }

  /**
   * One entry a question, and one a refused subject. Where every subject was
   * refused for the same cause, the question as a whole was.
   *
   * @param totals - number of subjects that a question was put about
   */
  entries(totals: Partial<Record<Question, number>>): Coverage[] {
    const result: Coverage[] = [];
    for (const question of this.questions) {
      const whole = this.whole.get(question);
      const refused = [...(this.subjects.get(question) ?? [])];
      if (whole) {
        result.push({
          question,
          answered: false,
          code: whole[0].code,
          reason: whole.map(({ message }) => message).join(' '),
        });
      } else if (this.allRefusedAlike(refused, totals[question])) {
        const [, first] = refused[0];
        result.push({
          question,
          answered: false,
          code: first.code,
          reason: `All ${refused.length} were refused; the first: ${first.message}`,
        });
        continue;
      } else {
        result.push(
          this.complete.has(question)
            ? { question, answered: true }
            : { question, answered: false, code: 'error', reason: 'Not asked' },
        );
      }
      for (const [subject, { code, message }] of refused) {
        result.push({
          question,
          subject,
          answered: false,
          code,
          reason: message,
        });
      }
    }
    return result;
  }

  private allRefusedAlike(
    refused: [string, ReadingFailure][],
    total: number | undefined,
  ): boolean {
    return (
      refused.length >= COLLAPSE_FROM &&
      refused.length === total &&
      refused.every(
        ([, failure]) =>
          failure.code === refused[0][1].code && !this.own.has(failure),
      )
    );
  }
}
