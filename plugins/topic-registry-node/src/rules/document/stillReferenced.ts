import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';

/** That active topics speak of those that they replace is as it should be; lists of what to read are not. */
export const stillReferenced: DocumentRule = {
  meta: ruleOf('deprecation/still-referenced'),
  check({ registry, topics, report }) {
    const byName = new Map(topics.map(topic => [topic.name, topic]));
    const services = new Map(
      registry.services.map(({ ref, name }) => [ref, name]),
    );
    const told = new Set<string>();
    for (const { service, topics: listed } of registry.matrices) {
      for (const { value, range } of listed) {
        const topic = byName.get(value);
        const key = `${service} ${value}`;
        if (topic?.lifecycle !== 'deprecated' || told.has(key)) continue;
        told.add(key);
        const { replacement } = topic;
        report({
          subject: { kind: 'topic', name: value },
          service,
          message: `The list of the topics of ${
            services.get(service) ?? service
          } names ${code(value)} (line ${
            range.line
          }), which is deprecated (line ${topic.range.line})${
            replacement ? `; ${code(replacement.value)} takes over.` : '.'
          }`,
          declared: value,
          range,
          discriminator: service,
        });
      }
    }
  },
};
