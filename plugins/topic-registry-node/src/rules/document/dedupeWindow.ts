import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code, duration, listOf } from '../words';
import { activeOf } from './topicScope';

/** Topics are named up to this many, and counted beyond. */
const MAX_NAMED = 3;

export const dedupeWindow: DocumentRule = {
  meta: ruleOf('standards/dedupe-window'),
  check(context) {
    const { registry, report } = context;
    // With several windows stated, the longest is the one that can be relied on.
    const [longest] = [...registry.standards.dedupeWindowMs].sort(
      (a, b) => b.value - a.value,
    );
    if (!longest) return;
    const longer = keptLonger(context, longest.value);
    if (longer.length === 0) return;
    report({
      subject: { kind: 'document', name: registry.id },
      message: `Processed event ids are kept for ${duration(longest.value)}${
        longest.range ? ` (line ${longest.range.line})` : ''
      }, but ${listOf(
        longer,
      )}: a consumer that reads from the beginning again handles the older ones twice.`,
      declared: duration(longest.value),
      range: longest.range,
    });
  },
};

/** What is kept for longer than a time, in words. */
function keptLonger(
  { registry, topics }: DocumentRuleContext,
  windowMs: number,
): string[] {
  const isLonger = (ms: number) => ms < 0 || ms > windowMs;
  const words: string[] = [];
  for (const { value, topicClass, environment, range } of registry.standards
    .retentionMs) {
    if (!isLonger(value)) continue;
    const whose = [environment, topicClass].filter(Boolean).join(' ');
    words.push(
      `the records of ${whose ? `${whose} topics` : 'topics'} for ${duration(
        value,
      )}${range ? ` (line ${range.line})` : ''}`,
    );
  }
  const own = activeOf(topics).filter(
    ({ settings }) =>
      settings.retentionMs && isLonger(settings.retentionMs.value),
  );
  for (const { name, settings } of own.slice(0, MAX_NAMED)) {
    const { value, range } = settings.retentionMs!;
    words.push(
      `those of ${code(name)} for ${duration(value)} (line ${range.line})`,
    );
  }
  if (own.length > MAX_NAMED) {
    words.push(`those of ${own.length - MAX_NAMED} more topics`);
  }
  return words;
}
