import { OverviewChanges } from '@topic-registry/backstage-plugin-topic-registry-common';
import { StoredChange } from '../database/ChangesStore';

/** Changes that are named; the rest is counted. */
export const NAMED_CHANGES = 10;

const DAY_MS = 86_400_000;

/** The moment so many days before another, ISO 8601. */
export function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY_MS).toISOString();
}

/**
 * Counts what came and went in the last days. A finding that did the same twice
 * counts once, and is named once, with the last that happened to it.
 *
 * @param changes - the newest first.
 * @param messages - the sentences of findings, by fingerprint.
 */
export function changesOf(
  changes: readonly StoredChange[],
  messages: ReadonlyMap<string, string>,
  days: number,
  now: Date,
): OverviewChanges {
  const since = daysBefore(now, days);
  const found = {
    opened: new Set<string>(),
    resolved: new Set<string>(),
    reopened: new Set<string>(),
  };
  const named = new Map<string, OverviewChanges['items'][0]>();
  for (const { fingerprint, kind, at, severity, finding } of changes) {
    if (at < since) continue;
    found[kind].add(fingerprint);
    const message = messages.get(fingerprint);
    if (message === undefined || named.has(fingerprint)) continue;
    named.set(fingerprint, {
      fingerprint,
      kind,
      at,
      rule: finding.rule,
      severity,
      registry: finding.registry,
      cluster: finding.cluster,
      message,
    });
  }
  return {
    days,
    since,
    opened: found.opened.size,
    resolved: found.resolved.size,
    reopened: found.reopened.size,
    items: [...named.values()].slice(0, NAMED_CHANGES),
  };
}
