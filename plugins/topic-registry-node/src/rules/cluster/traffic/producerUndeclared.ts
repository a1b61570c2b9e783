import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { GroupOwner } from '../../attribution';
import { ClusterView, PresentTopic } from '../../clusterView';
import { ClusterRule } from '../../rule';
import { attributeSource, resemblesService } from '../../sources';
import { code, listOf } from '../../words';
import { serviceName } from '../groupScope';
import { evidenceOf, sampledTopics, share } from './sampledTopics';

/** Judges topics of which a document names the producers; a shorter form of a producer's name is taken for it. */
export const producerUndeclared: ClusterRule = {
  meta: ruleOf('traffic/producer-undeclared'),
  check(context) {
    const { view } = context;
    for (const topic of sampledTopics(context)) {
      const producers = producersOf(topic);
      if (producers.length === 0) continue;
      const { registry, topic: declared } = topic.home;
      for (const { name, count } of topic.sample.sources) {
        const owners = attributeSource(view.registries, name);
        if (isDeclared(view, name, owners, producers)) continue;
        const whose =
          owners.length > 0
            ? `a name of ${listOf(
                owners.map(owner => serviceName(view, owner)),
                'or',
              )}, which is no declared producer`
            : 'the name of no service that a document knows';
        context.report({
          registry,
          subject: { kind: 'topic', name: topic.name },
          ...(owners.length === 1 && { service: owners[0].service }),
          discriminator: name,
          message: `${share(count, topic)} of ${code(topic.name)} on ${
            view.id
          } name ${code(name)} as their source, ${whose} (line ${
            declared.range.line
          }).`,
          declared: producers.map(({ service }) => service).join(', '),
          seen: name,
          evidence: evidenceOf(topic),
          range: declared.range,
        });
      }
    }
  },
};

function producersOf(topic: PresentTopic): GroupOwner[] {
  return topic.declarations.flatMap(({ registry, topic: { parties } }) =>
    parties
      .filter(({ role }) => role === 'producer')
      .map(({ ref }) => ({ registry: registry.id, service: ref })),
  );
}

function isDeclared(
  view: ClusterView,
  source: string,
  owners: GroupOwner[],
  producers: GroupOwner[],
): boolean {
  if (owners.length > 0) {
    const names = new Set(producers.map(owner => nameOf(view, owner)));
    // two registries may each have the service under their own reference
    return owners.some(owner => names.has(nameOf(view, owner)));
  }
  return producers.some(({ registry, service }) => {
    const bound = view.registries.find(one => one.registry.id === registry);
    return bound !== undefined && resemblesService(bound, service, source);
  });
}

function nameOf(view: ClusterView, owner: GroupOwner): string {
  return serviceName(view, owner).toLowerCase();
}
