import { Question } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ObserveOptions } from '../ClusterReader';

/** Counts what each question is put about and what of it is done, and tells whoever wants to know. */
export class ProgressBook {
  private readonly counts = new Map<
    Question,
    { done: number; total: number }
  >();

  constructor(private readonly listener: ObserveOptions['onProgress']) {}

  /** The question is put about so many more. */
  expect(step: Question, count: number): void {
    this.of(step).total += count;
    this.tell(step);
  }

  /** So many more of them are answered or refused. */
  advance(step: Question, count: number): void {
    this.of(step).done += count;
    this.tell(step);
  }

  private of(step: Question): { done: number; total: number } {
    let counts = this.counts.get(step);
    if (!counts) {
      counts = { done: 0, total: 0 };
      this.counts.set(step, counts);
    }
    return counts;
  }

  private tell(step: Question): void {
    try {
      this.listener?.({ step, ...this.of(step) });
    } catch {
      // a reading does not fail because somebody cannot listen
    }
  }
}
