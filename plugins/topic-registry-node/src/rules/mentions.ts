import {
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * Tells whether a registry merely mentions a topic of somebody else: it is the
 * page of one service, the only producer in it, and that service consumes the
 * topic, whose producer it does not name.
 */
export function isMention(registry: Registry, topic: Topic): boolean {
  if (topic.producersStated === 'listed') return false;
  const consumers = topic.parties.filter(party => party.role === 'consumer');
  if (consumers.length !== 1) return false;
  const producers = producersOf(registry);
  return producers.size === 1 && producers.has(consumers[0].ref);
}

const cache = new WeakMap<Registry, Set<string>>();

function producersOf(registry: Registry): Set<string> {
  let producers = cache.get(registry);
  if (!producers) {
    producers = new Set();
    for (const { parties } of registry.topics) {
      for (const { role, ref } of parties) {
        if (role === 'producer') producers.add(ref);
      }
    }
    cache.set(registry, producers);
  }
  return producers;
}
