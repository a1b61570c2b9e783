import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, codes } from '../words';

/** With more topics than this that name nobody, the cause is the document's habit. */
const MOST_SINGLE = 2;

export const deprecationNoParties: DocumentRule = {
  meta: ruleOf('deprecation/no-parties'),
  check({ registry, topics, report }) {
    const silent = topics.filter(
      ({ lifecycle, parties, producersStated, consumersStated }) =>
        lifecycle === 'deprecated' &&
        parties.length === 0 &&
        producersStated === 'unknown' &&
        consumersStated === 'unknown',
    );
    if (silent.length > MOST_SINGLE) {
      report({
        subject: { kind: 'document', name: registry.id },
        message: `${
          silent.length
        } deprecated topics name neither a former producer nor a former consumer: ${codes(
          silent.map(({ name }) => name),
        )}.`,
        range: silent[0].range,
        discriminator: 'several',
      });
      return;
    }
    for (const topic of silent) {
      report({
        subject: { kind: 'topic', name: topic.name },
        message: `${code(
          topic.name,
        )} is deprecated and names neither a former producer nor a former consumer.`,
        range: topic.range,
      });
    }
  },
};
