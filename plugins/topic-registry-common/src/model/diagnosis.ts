import { ClockReading, ProtocolVersion, Question } from './observation';

/**
 * How one question fared in a reading. `partly`: some topics or groups were
 * refused; `unanswered`: for another reason than a missing right or an API that
 * the cluster does not have; `not-asked`: it is optional, and not asked for.
 *
 * @public
 */
export type QuestionVerdict =
  | 'answered'
  | 'partly'
  | 'denied'
  | 'unsupported'
  | 'unanswered'
  | 'not-asked';

/**
 * The right that a question needs.
 *
 * @public
 */
export interface NeededRight {
  /** As an ACL of Kafka: "Describe on the topic". */
  acl: string;
  /** As an action of MSK IAM: `kafka-cluster:DescribeTopic`. */
  iam: string;
}

/** @public */
export interface QuestionDiagnosis {
  question: Question;
  /** Whether findings depend on it; the others add to pages where they are answered. */
  optional: boolean;
  /** What is known by its answer. */
  tells: string;
  verdict: QuestionVerdict;
  right: NeededRight;
  /** How many topics or groups were refused, where not all were. */
  refused: number;
  /** Why, the most frequent first; at most five. */
  reasons: { reason: string; count: number }[];
}

/** @public */
export interface ProtocolDiagnosis extends ProtocolVersion {
  /** What an older version, or none, does not tell; empty where nothing is lost. */
  loses: string[];
}

/**
 * A policy to copy.
 *
 * @public
 */
export interface AccessPolicy {
  id: 'acl-reader' | 'acl-optional' | 'iam-reader' | 'iam-optional';
  title: string;
  text: string;
}

/**
 * What a cluster lets the portal know, and what it would take to know the rest.
 *
 * @public
 */
export interface Diagnosis {
  questions: QuestionDiagnosis[];
  /** Absent where no broker was reached, or the reader does not speak the protocol itself. */
  protocol?: ProtocolDiagnosis[];
  /** Absent where the cluster does not tell its time. */
  clock?: ClockReading & {
    /** Whether it differs by more than ages and dates can bear. */
    off: boolean;
  };
  policies: AccessPolicy[];
}
