import {
  nearestName,
  Party,
  Registry,
  ruleOf,
  Service,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';

/** In longer indexes a near name is too often another service. */
const MAX_COMPARED = 200;

export const serviceUnknown: DocumentRule = {
  meta: ruleOf('service/unknown'),
  check({ registry, topics, report }) {
    const index = registry.serviceIndex;
    if (!index) return;
    const listed = new Set(index.services);
    const services = servicesByRef(registry);
    for (const [ref, { party, topic }] of firstParties(topics)) {
      if (listed.has(ref)) continue;
      const title = services.get(ref)?.name ?? ref;
      const near =
        listed.size <= MAX_COMPARED && !/^service-\d+$/.test(ref)
          ? nearestName(ref, listed)
          : undefined;
      report({
        subject: { kind: 'service', name: ref },
        topic: topic.name,
        service: ref,
        message: `${code(title)}, a ${party.role} of ${code(
          topic.name,
        )} (line ${party.range.line}), is not in the service index (line ${
          index.range.line
        })${
          near
            ? `; did you mean ${code(services.get(near)?.name ?? near)}?`
            : '.'
        }`,
        declared: title,
        range: party.range,
      });
    }
  },
};

export const serviceIsolated: DocumentRule = {
  meta: ruleOf('service/isolated'),
  check({ registry, topics, report }) {
    const index = registry.serviceIndex;
    if (!index) return;
    const services = servicesByRef(registry);
    const parties = firstParties(topics);
    for (const ref of index.services) {
      const service = services.get(ref);
      if (!service || parties.has(ref)) continue;
      report({
        subject: { kind: 'service', name: ref },
        service: ref,
        message: `${code(
          service.name,
        )} is in the service index, and no topic names it as producer or consumer.`,
        declared: service.name,
        range: service.range,
      });
    }
  },
};

function servicesByRef(registry: Registry): Map<string, Service> {
  return new Map(registry.services.map(service => [service.ref, service]));
}

/** The first place at which each service is a party. */
function firstParties(
  topics: readonly Topic[],
): Map<string, { party: Party; topic: Topic }> {
  const parties = new Map<string, { party: Party; topic: Topic }>();
  for (const topic of topics) {
    for (const party of topic.parties) {
      if (!parties.has(party.ref)) parties.set(party.ref, { party, topic });
    }
  }
  return parties;
}
