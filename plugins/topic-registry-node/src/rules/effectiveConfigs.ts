import {
  StandardConfig,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { byStandard, ExpectedSetting } from './effectiveSettings';
import { BoundRegistry } from './types';

/**
 * What a registry expects of one of Kafka's settings.
 *
 * @public
 */
export interface ExpectedConfig {
  value: string;
  /** Other values that its words may mean: `1 MB` in steps of 1000. */
  alternatives: string[];
}

/**
 * What a registry expects of the settings that the model has no field for, by
 * Kafka's key: the topic's own statement, else the standard for its environment
 * and class. A key that nothing is said of is not in it.
 *
 * @public
 */
export function effectiveConfigs(
  { registry }: Pick<BoundRegistry, 'registry'>,
  topic: Pick<Topic, 'settings' | 'topicClass'>,
  environment: string | undefined,
): Map<string, ExpectedSetting<ExpectedConfig>> {
  const expected = new Map<string, ExpectedSetting<ExpectedConfig>>();
  for (const { key, value, alternatives = [], range } of topic.settings
    .configs ?? []) {
    expected.set(key, {
      kind: 'expected',
      by: 'topic',
      value: { value, alternatives },
      alternatives: [],
      range,
    });
  }
  const standards = new Map<string, StandardConfig[]>();
  for (const standard of registry.standards.configs ?? []) {
    const list = standards.get(standard.key);
    if (list) list.push(standard);
    else standards.set(standard.key, [standard]);
  }
  for (const [key, list] of standards) {
    if (expected.has(key)) continue;
    const found = byStandard(
      list.map(({ value, alternatives = [], ...rest }) => ({
        ...rest,
        value: { value, alternatives },
      })),
      environment,
      topic.topicClass?.value,
    );
    if (found.kind !== 'none') expected.set(key, found);
  }
  return expected;
}
