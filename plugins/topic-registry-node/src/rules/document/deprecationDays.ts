import {
  ruleOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DateTime } from 'luxon';
import { deprecationClock } from '../deprecationClock';
import { DocumentRule } from '../rule';
import { code } from '../words';

export const shortWindow: DocumentRule = {
  meta: ruleOf('deprecation/short-window'),
  check({ bound, topics, report }) {
    for (const topic of topics) {
      const clock = deprecationClock(bound, topic);
      const day = /\d{4}-\d{2}-\d{2}/.exec(topic.removal?.value ?? '')?.[0];
      if (!clock || !day || topic.lifecycle !== 'deprecated') continue;
      const removal = DateTime.fromISO(day, { zone: bound.timezone });
      if (!removal.isValid || removal.toMillis() >= clock.due.getTime())
        continue;
      const announced = topic.deprecatedOn!.value;
      const days = Math.round(
        removal.diff(
          DateTime.fromISO(announced, { zone: bound.timezone }),
          'days',
        ).days,
      );
      report({
        subject: { kind: 'topic', name: topic.name },
        message: `${code(
          topic.name,
        )} is to be removed on ${day}, ${days} days after its announcement on ${announced}; the registry keeps deprecated topics for ${
          clock.windowDays
        } days, until ${dayOf(clock.due, bound.timezone)}.`,
        declared: day,
        seen: dayOf(clock.due, bound.timezone),
        range: topic.removal!.range,
      });
    }
  },
};

export const overdue: DocumentRule = {
  meta: ruleOf('deprecation/overdue'),
  check({ bound, topics, now, report }) {
    for (const topic of topics) {
      if (topic.lifecycle !== 'deprecated') continue;
      const clock = deprecationClock(bound, topic);
      if (!clock || now.getTime() < clock.due.getTime()) continue;
      if (isPlanned(topic, bound.timezone, now)) continue;
      const due = dayOf(clock.due, bound.timezone);
      report({
        subject: { kind: 'topic', name: topic.name },
        message: `${code(topic.name)} was deprecated on ${
          topic.deprecatedOn!.value
        } and could go from ${due}, ${
          clock.windowDays
        } days later; it still stands in the document.`,
        declared: topic.deprecatedOn!.value,
        seen: due,
        range: topic.deprecatedOn!.range,
      });
    }
  },
};

/** Whether the document gives a removal that is still to come, or a condition of it that only people can judge. */
function isPlanned(
  { removal, openFields }: Topic,
  timezone: string,
  now: Date,
): boolean {
  if (!removal || openFields.some(({ field }) => field === 'removal'))
    return false;
  const day = /\d{4}-\d{2}-\d{2}/.exec(removal.value)?.[0];
  if (!day) return !/\d/.test(removal.value);
  return now.getTime() < DateTime.fromISO(day, { zone: timezone }).toMillis();
}

function dayOf(date: Date, timezone: string): string {
  return DateTime.fromJSDate(date, { zone: timezone }).toISODate()!;
}
