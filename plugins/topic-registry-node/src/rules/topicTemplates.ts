import {
  compileTemplate,
  NamingTemplate,
  Registry,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { BoundRegistry } from './types';

const cache = new WeakMap<Registry, NamingTemplate[]>();

/** The topic templates of a registry that can be compiled. */
export function topicTemplatesOf(registry: Registry): NamingTemplate[] {
  let templates = cache.get(registry);
  if (!templates) {
    templates = [];
    for (const stated of registry.standards.topicTemplates) {
      try {
        templates.push(compileTemplate(stated.template));
      } catch {
        // `topic/name` leaves itself open with the reason.
      }
    }
    cache.set(registry, templates);
  }
  return templates;
}

/**
 * The registry, out of several, by whose naming templates a topic could be its
 * own; undefined when it fits none.
 *
 * @public
 */
export function registryOfName(
  registries: readonly BoundRegistry[],
  topicName: string,
): BoundRegistry | undefined {
  return registries.find(({ registry }) =>
    topicTemplatesOf(registry).some(template => {
      const { kind } = template.parse(topicName);
      return kind === 'match' || kind === 'ambiguous';
    }),
  );
}
