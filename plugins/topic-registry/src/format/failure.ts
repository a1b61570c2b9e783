import { ResponseError } from '@backstage/errors';

/** Why something failed, for people. */
export interface Failure {
  /** What the backend says of it, rather than the number of its answer. */
  words: string;
  /** Not there for whoever asks: gone, or not for him to see. */
  absent: boolean;
  /** Asking again gives the same answer. */
  final: boolean;
}

// Answers that say "later": a timeout, too early, too many requests.
const LATER = [408, 425, 429];

/** What a failed request says. */
export function failureOf(error: Error): Failure {
  const isAnswer = error instanceof Error && error.name === 'ResponseError';
  if (!isAnswer) {
    return {
      words: error.message,
      absent: error.name === 'NotFoundError',
      final: error.name === 'NotFoundError',
    };
  }
  const { statusCode, cause, message } = error as ResponseError;
  return {
    words: cause?.message || message,
    absent: statusCode === 404,
    final: statusCode >= 400 && statusCode < 500 && !LATER.includes(statusCode),
  };
}
