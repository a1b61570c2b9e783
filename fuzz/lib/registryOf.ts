import {
  bound,
  service,
  stated,
  topic,
  range,
} from '../../plugins/topic-registry-node/src/rules/testing';
import { BoundRegistry } from '../../plugins/topic-registry-node/src/rules';
import { Plan, PlannedTopic } from './plan';

/**
 * A registry of a plan with every name just as it is, where a parser would read
 * some of them for something else: what comes behind it may rely on nothing.
 */
export function registryOf(
  plan: Plan,
  topics: readonly PlannedTopic[],
  id: string,
): BoundRegistry {
  const refs = new Set(
    topics.flatMap(one => [...one.producers, ...one.consumers]),
  );
  const seen = new Set<string>();
  const own = topics.filter(({ name }) => {
    const isFirst = !seen.has(name) && name !== '';
    seen.add(name);
    return isFirst;
  });
  return {
    ...bound([], {
      id,
      services: [...refs].map(ref => service(ref, ref)),
      standards: {
        topicTemplates: [{ template: plan.template }],
        groupTemplates: [{ template: plan.template }],
        brokers: [
          { environment: plan.template, host: plan.title, range: range() },
        ],
      },
      registry: {
        title: plan.title,
        topics: own.map(topicOf),
        categories: [],
      },
    }),
    clusters: ['prod-eu'],
  };
}

function topicOf(planned: PlannedTopic) {
  const { words, environment } = planned;
  return topic({
    name: planned.name,
    lifecycle: planned.lifecycle,
    producers: [...new Set(planned.producers)],
    consumers: [...new Set(planned.consumers)],
    groups: planned.groups.map(name => ({
      name,
      service: planned.consumers[0],
    })),
    events: [...new Set(planned.events)].map(type => ({
      type,
      description: words,
      range: range(),
    })),
    category: planned.category,
    purpose: stated(words),
    schema: stated(words),
    partitionKey: stated(words),
    topicClass: stated(words),
    status: stated(words),
    reason: stated(words),
    migration: stated(words),
    removal: stated(words),
    notes: [stated(words)],
    useCases: [stated(words)],
    schemaVersions: [{ version: words, note: words, range: range() }],
    attributes: [{ name: words, value: words, range: range() }],
    ...(environment !== undefined && { environments: [environment] }),
    ...(planned.owner !== undefined && { owner: stated(planned.owner) }),
    ...(planned.replacement !== undefined && {
      replacement: stated(planned.replacement),
      migrationEvents: planned.events.map(one => stated(one)),
    }),
    ...(planned.lifecycle === 'deprecated' && { deprecatedOn: '2025-06-30' }),
  });
}
