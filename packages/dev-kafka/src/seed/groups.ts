import {
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Deliberate, SIGNED_AS } from './deliberate';

/** The groups by which the declared consumers of a topic read it, without those that are absent on purpose. */
export function groupsOf(
  registry: Registry,
  topic: Topic,
  deliberate: Deliberate,
): string[] {
  if (topic.consumerGroups.length) {
    return topic.consumerGroups
      .map(({ name }) => name)
      .filter(
        group =>
          !deliberate.absent.some(
            absent => absent.topic === topic.name && absent.group === group,
          ),
      );
  }
  const template = registry.standards.groupTemplates[0]?.template;
  if (!template) return [];
  return topic.parties
    .filter(
      ({ role, certainty, ref }) =>
        role === 'consumer' &&
        certainty === 'stated' &&
        !deliberate.absent.some(
          absent => absent.topic === topic.name && absent.service === ref,
        ),
    )
    .map(
      ({ ref }) =>
        misnamed(deliberate, topic.name, ref) ??
        filled(template, signatureOf(registry, ref), topic.name),
    );
}

function misnamed(
  deliberate: Deliberate,
  topic: string,
  service: string,
): string | undefined {
  return deliberate.misnamed.find(
    one => one.topic === topic && one.service === service,
  )?.group;
}

function signatureOf(registry: Registry, ref: string): string {
  const signed = SIGNED_AS[ref];
  if (signed) return signed;
  const name = registry.services.find(service => service.ref === ref)?.name;
  return (name ?? ref)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function filled(template: string, service: string, topic: string): string {
  return template.replace(/\{([^{}]*)\}/g, (variable, name: string) => {
    if (name.includes('service')) return service;
    if (name.includes('topic')) return topic;
    return variable;
  });
}
