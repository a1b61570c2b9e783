import {
  RuleOptionValue,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * Findings of a rule that are accepted for a while.
 *
 * @public
 */
export interface RuleException {
  /** Name of the topic, group, event or service, `*` for any characters. */
  subjects: string;
  /** Limits it to one registry, by id. */
  registry?: string;
  /** Limits it to one cluster, by id. */
  cluster?: string;
  reason: string;
  /** Its last day, `YYYY-MM-DD`, in the time zone of the registry. */
  until: string;
}

/**
 * What app-config says of one rule.
 *
 * @public
 */
export interface RuleSetting {
  /** Instead of the rule's own; `off` does not ask it at all. */
  severity?: Severity | 'off';
  /** Values by name; the rule's defaults fill the rest. */
  options: Readonly<Record<string, RuleOptionValue>>;
  exceptions: readonly RuleException[];
}

/**
 * `topicRegistry.rules` of app-config: settings by id of the rule.
 *
 * @public
 */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;
