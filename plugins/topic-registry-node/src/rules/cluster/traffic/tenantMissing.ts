import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../../rule';
import { code, codes, listOf } from '../../words';
import { evidenceOf, sampledTopics, share } from './sampledTopics';

/** Only of records in an envelope: what has none says nothing at all. */
export const tenantMissing: ClusterRule = {
  meta: ruleOf('traffic/tenant-missing'),
  check(context) {
    for (const topic of sampledTopics(context)) {
      const { sample, home } = topic;
      const missing = sample.missingTenant;
      if (missing.length === 0) continue;
      const { tenantFields, envelope } = home.registry.standards;
      context.report({
        registry: home.registry,
        subject: { kind: 'topic', name: topic.name },
        message: `Of ${code(topic.name)} on ${context.view.id}, ${listOf(
          missing.map(
            ({ name, count }) => `${share(count, topic)} lack ${code(name)}`,
          ),
        )}; the registry prescribes ${codes(
          sample.asked.tenantFields,
        )} for every event.`,
        declared: sample.asked.tenantFields.join(', '),
        seen: `records without ${missing
          .map(({ name }) => name)
          .sort()
          .join(', ')}`,
        evidence: evidenceOf(topic),
        range: tenantFields?.range ?? envelope?.range ?? home.topic.range,
      });
    }
  },
};
