import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';

export const deprecationNoDate: DocumentRule = {
  meta: ruleOf('deprecation/no-date'),
  check({ topics, report }) {
    for (const topic of topics) {
      if (topic.lifecycle !== 'deprecated' || topic.deprecatedOn) continue;
      report({
        subject: { kind: 'topic', name: topic.name },
        message: `${code(
          topic.name,
        )} is deprecated without an announced date, so no removal window runs and removal is refused.`,
        range: topic.range,
        suggestion: {
          text: 'Add the field Deprecated with the day of the announcement, such as `2025-06-30`.',
        },
      });
    }
  },
};
