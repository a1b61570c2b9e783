import { expectedGroupNames } from './expectedNames';
import { resembles } from './attributionByLikeness';
import { GroupNaming, groupNamingOf, GroupTemplate } from './groupNames';
import { BoundRegistry } from './types';

/**
 * A service of a registry that a group may belong to.
 *
 * @public
 */
export interface GroupOwner {
  /** Id of the registry. */
  registry: string;
  /** Reference of the service. */
  service: string;
}

/**
 * Whose group it is that was seen on a topic, judged by its name.
 *
 * @public
 */
export type GroupAttribution =
  | (GroupOwner & {
      kind: 'attributed';
      /** `stated`: the document names the group; `template`: by the group template; `likeness`: by the names that it contains. */
      by: 'stated' | 'template' | 'likeness';
      /** False when the registry expects another name for this service on this topic. */
      conforms: boolean;
      /** The names that the registry expects, the shortest first; empty where it has no convention. */
      expected: string[];
    })
  | { kind: 'ambiguous'; candidates: GroupOwner[] }
  | { kind: 'unknown' };

/**
 * Tells whose group it is that was seen on a topic. Registries are asked in
 * turn from the surest evidence to the weakest: the document names the group,
 * its name fits the template for this topic, for another one, or it contains
 * the names of a service and of the topic.
 *
 * @param registries - every registry that is bound to the cluster.
 * @public
 */
export function attributeGroup(
  registries: readonly BoundRegistry[],
  topicName: string,
  groupName: string,
): GroupAttribution {
  for (const step of [byStatement, byTemplateHere, byTemplateElsewhere]) {
    const found = unite(registries, topicName, groupName, step);
    if (found) return found;
  }
  const alike = unite(registries, topicName, groupName, (naming, bound) =>
    resembles(naming, bound, topicName, groupName),
  );
  return alike ?? { kind: 'unknown' };
}

type Step = (
  naming: GroupNaming,
  bound: BoundRegistry,
  topicName: string,
  groupName: string,
) => Set<string>;

function unite(
  registries: readonly BoundRegistry[],
  topicName: string,
  groupName: string,
  step: Step,
): GroupAttribution | undefined {
  let found: (GroupOwner & { bound: BoundRegistry; declared: boolean })[] = [];
  for (const bound of registries) {
    const naming = groupNamingOf(bound);
    const topic = naming.topics.get(topicName);
    for (const service of step(naming, bound, topicName, groupName)) {
      const declared = Boolean(
        topic?.parties.some(
          party => party.role === 'consumer' && party.ref === service,
        ),
      );
      found.push({ registry: bound.registry.id, service, bound, declared });
    }
  }
  if (found.length === 0) return undefined;
  // Two registries may know the service; the one that declares it here is meant.
  const declared = found.filter(owner => owner.declared);
  if (found.length > 1 && declared.length === 1) found = declared;
  if (found.length > 1) {
    return {
      kind: 'ambiguous',
      candidates: found.map(({ registry, service }) => ({ registry, service })),
    };
  }
  const [{ registry, service, bound }] = found;
  const expected = expectedHere(bound, topicName, service);
  return {
    kind: 'attributed',
    registry,
    service,
    by: kindOf(step),
    conforms:
      expected.length > 0
        ? expected.includes(groupName)
        : step === byTemplateHere ||
          groupNamingOf(bound).templates.length === 0,
    expected,
  };
}

function kindOf(step: Step): 'stated' | 'template' | 'likeness' {
  if (step === byStatement) return 'stated';
  return step === byTemplateHere || step === byTemplateElsewhere
    ? 'template'
    : 'likeness';
}

function expectedHere(
  bound: BoundRegistry,
  topicName: string,
  service: string,
): string[] {
  const topic = groupNamingOf(bound).topics.get(topicName);
  return topic ? expectedGroupNames(bound, topic, service) : [];
}

function byStatement(
  naming: GroupNaming,
  _bound: BoundRegistry,
  topicName: string,
  groupName: string,
): Set<string> {
  const places = naming.stated.get(groupName) ?? [];
  const here = places.filter(({ topic }) => topic === topicName);
  const meant = here.length > 0 ? here : places;
  return new Set(meant.map(({ service }) => service));
}

function byTemplateHere(
  naming: GroupNaming,
  _bound: BoundRegistry,
  topicName: string,
  groupName: string,
): Set<string> {
  const owners = new Set<string>();
  for (const group of naming.templates) {
    collect(owners, group, groupName, new Set([topicName]));
  }
  return owners;
}

function byTemplateElsewhere(
  naming: GroupNaming,
  _bound: BoundRegistry,
  _topicName: string,
  groupName: string,
): Set<string> {
  const owners = new Set<string>();
  for (const group of naming.templates) {
    if (group.topic) collect(owners, group, groupName, naming.topicNames);
  }
  return owners;
}

function collect(
  owners: Set<string>,
  group: GroupTemplate,
  groupName: string,
  topics: ReadonlySet<string>,
) {
  if (!group.service) return;
  const reading = group.template.parse(groupName, {
    [group.service.name]: group.serviceValues,
    ...(group.topic ? { [group.topic.name]: topics } : {}),
  });
  const readings =
    reading.kind === 'match'
      ? [reading.captures]
      : (reading.kind === 'ambiguous' && reading.candidates) || [];
  for (const captures of readings) {
    for (const ref of group.services.get(captures[group.service.name]) ?? []) {
      owners.add(ref);
    }
  }
}
