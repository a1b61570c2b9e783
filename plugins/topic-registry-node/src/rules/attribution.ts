import { ownValue } from '@topic-registry/backstage-plugin-topic-registry-common';
import { expectedGroupNames } from './expectedNames';
import { namedByClient } from './attributionByClients';
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
 * Whose group it is that was seen on a topic, judged by its name or, where that
 * tells nothing, by the client ids of its members.
 *
 * @public
 */
export type GroupAttribution =
  | (GroupOwner & {
      kind: 'attributed';
      /** `stated`: the document names the group; `template`: by the group template; `likeness`: by the names that it contains; `clients`: by the client ids of its members. */
      by: 'stated' | 'template' | 'likeness' | 'clients';
      /** The client ids that name the service, where it is known by them. */
      clientIds?: string[];
      /** False when the registry expects another name for this service on this topic. */
      conforms: boolean;
      /** The names that the registry expects, the shortest first; empty where it has no convention. */
      expected: string[];
    })
  | {
      kind: 'ambiguous';
      candidates: GroupOwner[];
      /** The client ids that name the candidates, where they are known by them. */
      clientIds?: string[];
    }
  | { kind: 'unknown' };

/**
 * Tells whose group it is that was seen on a topic. Registries are asked in
 * turn from the surest evidence to the weakest: the document names the group,
 * its name fits the template for this topic, for another one, or it contains
 * the names of a service and of the topic. Only where its name tells nothing,
 * the client ids of its members are asked; where they name several services, it
 * may be each one's.
 *
 * @param registries - every registry that is bound to the cluster.
 * @param clientIds - of the group's members; repeated ones count once.
 * @public
 */
export function attributeGroup(
  registries: readonly BoundRegistry[],
  topicName: string,
  groupName: string,
  clientIds: readonly string[] = [],
): GroupAttribution {
  for (const step of [byStatement, byTemplateHere, byTemplateElsewhere]) {
    const found = unite(registries, topicName, groupName, step);
    if (found) return found;
  }
  const alike = unite(registries, topicName, groupName, (naming, bound) =>
    resembles(naming, bound, topicName, groupName),
  );
  return (
    alike ??
    byClients(registries, topicName, groupName, clientIds) ?? {
      kind: 'unknown',
    }
  );
}

type Step = (
  naming: GroupNaming,
  bound: BoundRegistry,
  topicName: string,
  groupName: string,
) => Set<string>;

/** A candidate, with its registry and whether that declares it on the topic. */
type Candidate = GroupOwner & { bound: BoundRegistry; declared: boolean };

function unite(
  registries: readonly BoundRegistry[],
  topicName: string,
  groupName: string,
  step: Step,
): GroupAttribution | undefined {
  const found = candidatesBy(registries, topicName, groupName, step);
  if (found.length === 0) return undefined;
  const meant = preferDeclared(found);
  if (meant.length > 1) return ambiguous(meant);
  const fits = step === byTemplateHere;
  return attributed(meant[0], topicName, groupName, kindOf(step), fits);
}

/**
 * By the client ids that name services. Each speaks for itself, so that two that
 * name different services disagree, whichever of them is declared.
 */
function byClients(
  registries: readonly BoundRegistry[],
  topicName: string,
  groupName: string,
  clientIds: readonly string[],
): GroupAttribution | undefined {
  const found = new Map<string, Candidate>();
  const telling: string[] = [];
  for (const clientId of new Set(clientIds)) {
    const named = candidatesBy(registries, topicName, groupName, naming =>
      namedByClient(naming, topicName, groupName, clientId),
    );
    if (named.length === 0) continue;
    telling.push(clientId);
    const inOwn = new Set(named.map(({ registry }) => registry));
    // Several names in one registry are several services, not one twice.
    const meant = inOwn.size === named.length ? preferDeclared(named) : named;
    for (const one of meant) found.set(`${one.registry} ${one.service}`, one);
  }
  const owners = [...found.values()];
  if (owners.length === 0) return undefined;
  return {
    ...(owners.length > 1
      ? ambiguous(owners)
      : attributed(owners[0], topicName, groupName, 'clients')),
    clientIds: telling,
  };
}

function candidatesBy(
  registries: readonly BoundRegistry[],
  topicName: string,
  groupName: string,
  step: Step,
): Candidate[] {
  const found: Candidate[] = [];
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
  return found;
}

/** Two registries may know the service; the one that declares it here is meant. */
function preferDeclared(found: Candidate[]): Candidate[] {
  const declared = found.filter(owner => owner.declared);
  return declared.length === 1 ? declared : found;
}

function ambiguous(found: Candidate[]) {
  return {
    kind: 'ambiguous' as const,
    candidates: found.map(({ registry, service }) => ({ registry, service })),
  };
}

function attributed(
  { registry, service, bound }: Candidate,
  topicName: string,
  groupName: string,
  by: 'stated' | 'template' | 'likeness' | 'clients',
  fits = false,
) {
  const expected = expectedHere(bound, topicName, service);
  return {
    kind: 'attributed' as const,
    registry,
    service,
    by,
    conforms:
      expected.length > 0
        ? expected.includes(groupName)
        : fits || groupNamingOf(bound).templates.length === 0,
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
    const value = ownValue(captures, group.service.name) ?? '';
    for (const ref of group.services.get(value) ?? []) {
      owners.add(ref);
    }
  }
}
