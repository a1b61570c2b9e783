import { matchesPattern } from '@topic-registry/backstage-plugin-topic-registry-common';
import type { ObservationDraft } from './ObservationDraft';

/** Notes at each topic and group by which pattern of app-config it is left alone. */
export function markIgnored({ config, topics, groups }: ObservationDraft) {
  const { ignore } = config;
  if (!ignore) return;
  for (const topic of topics.values()) {
    const by = patternOf(topic.name, ignore.topics);
    if (by !== undefined) topic.ignoredBy = by;
  }
  for (const group of groups.values()) {
    const by = patternOf(group.groupId, ignore.groups);
    if (by !== undefined) group.ignoredBy = by;
  }
}

function patternOf(name: string, patterns: string[]): string | undefined {
  return patterns.find(pattern => matchesPattern(name, pattern));
}
