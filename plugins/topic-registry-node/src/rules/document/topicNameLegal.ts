import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { whyIllegal } from '../legalNames';
import { DocumentRule } from '../rule';
import { code } from '../words';

export const topicNameLegal: DocumentRule = {
  meta: ruleOf('topic/name-legal'),
  check({ topics, report }) {
    for (const topic of topics) {
      const why = whyIllegal(topic.name);
      if (!why) continue;
      report({
        subject: { kind: 'topic', name: topic.name },
        message: `Kafka refuses the name ${code(topic.name)}: ${why}.`,
        declared: topic.name,
        range: topic.range,
      });
    }
  },
};
