import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DateTime, DurationLikeObject } from 'luxon';
import { DocumentRule } from '../rule';

const INTERVALS: [RegExp, DurationLikeObject][] = [
  [/\bdaily\b|\bevery day\b/i, { days: 1 }],
  [/\b(?:bi-?weekly|fortnightly|every (?:two|other) weeks?)\b/i, { weeks: 2 }],
  [/\b(?:semi-?annual(?:ly)?|half-?yearly|twice a year)\b/i, { months: 6 }],
  [/\bweekly\b|\bevery week\b/i, { weeks: 1 }],
  [/\bmonthly\b|\bevery month\b/i, { months: 1 }],
  [/\bquarterly\b|\bevery quarter\b/i, { months: 3 }],
  [/\b(?:yearly|annual(?:ly)?|every year|once a year)\b/i, { years: 1 }],
];

export const reviewOverdue: DocumentRule = {
  meta: ruleOf('document/review-overdue'),
  check({ bound, registry, now, options, report }) {
    const { lastReviewed, lastReviewedRange, reviewFrequency } =
      registry.standards;
    const interval = reviewFrequency && intervalOf(reviewFrequency);
    if (!lastReviewed || !interval) return;
    const last = DateTime.fromISO(lastReviewed, { zone: bound.timezone });
    if (!last.isValid) return;
    const due = last.plus(interval);
    const late = due.plus({ days: options.number('graceDays') + 1 });
    if (now.getTime() < late.toMillis()) return;
    report({
      subject: { kind: 'document', name: registry.id },
      message: `The document was last reviewed on ${lastReviewed} and is to be reviewed “${reviewFrequency}”: the next review was due on ${due.toISODate()}.`,
      declared: reviewFrequency,
      seen: lastReviewed,
      range: lastReviewedRange,
    });
  },
};

/** The longest time between two reviews; undefined for words without one. */
function intervalOf(words: string): DurationLikeObject | undefined {
  const counted = /\bevery (\d{1,3}) (day|week|month|year)s?\b/i.exec(words);
  if (counted) return { [`${counted[2].toLowerCase()}s`]: Number(counted[1]) };
  return INTERVALS.find(([pattern]) => pattern.test(words))?.[1];
}
