import {
  NamingTooLong,
  NamingWork,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { code } from './words';

/** Some ms; ordinary names take less than a hundredth of it. */
const MOST_FOR_A_NAME = 1_000_000;
/** About a second. */
const MOST_FOR_A_RULE = 100_000_000;

/**
 * How much work one rule may do to read the names of one document by templates.
 * Whoever writes the document chooses both, and some pairs of them can be read
 * in countless ways.
 */
export class NamingBudget {
  private spent = 0;

  /** Does work for one name; `too-long` where it took more than it may. */
  within<T>(work: (work: NamingWork) => T): T | 'too-long' {
    const most = Math.min(MOST_FOR_A_NAME, MOST_FOR_A_RULE - this.spent);
    const counted = { steps: 0, most };
    try {
      return work(counted);
    } catch (error) {
      if (error instanceof NamingTooLong) return 'too-long';
      throw error;
    } finally {
      this.spent += counted.steps;
    }
  }

  /** True where nothing is left for further names. */
  get isSpent(): boolean {
    return this.spent >= MOST_FOR_A_RULE;
  }

  /** Why the rule is left open for a name, and for those after it where all is spent. */
  reasonFor(name: string): string {
    return this.isSpent
      ? `the names and the naming templates of the document can be read in so many ways that the check stopped at ${code(
          name,
        )}: write templates with fewer variables, or with separators that no name holds`
      : `${code(
          name,
        )} can be read by the naming templates in so many ways that the check stopped: write templates with fewer variables, or with separators that no name holds`;
  }
}
