import {
  ruleOf,
  StatedTemplate,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { groupNamingOf } from '../groupNames';
import { DocumentRule } from '../rule';
import { topicTemplatesOf } from '../topicTemplates';
import { code, codes } from '../words';

/** One finding a variable, at the first template that has it. */
export const openVariable: DocumentRule = {
  meta: ruleOf('standards/open-variable'),
  check({ bound, registry, report }) {
    const { topicTemplates, groupTemplates } = registry.standards;
    const inTopics = new Map<string, string[]>();
    for (const template of topicTemplatesOf(registry)) {
      for (const { name, typed } of template.variables) {
        if (typed) continue;
        const sources = inTopics.get(name);
        if (sources) sources.push(template.source);
        else inTopics.set(name, [template.source]);
      }
    }
    for (const [name, sources] of inTopics) {
      report({
        subject: { kind: 'document', name: registry.id },
        message: `Nothing says which values \`{${name}}\` of ${codes([
          ...new Set(sources),
        ])} takes, so any word passes for it.`,
        declared: sources[0],
        range: placeOf(topicTemplates, sources[0]),
        discriminator: `topic {${name}}`,
      });
    }
    // A name of several words can be written in several ways; a slug cannot.
    const spaced = registry.services.find(({ name }) => /[\s&]/.test(name));
    if (!spaced) return;
    for (const { template, service } of groupNamingOf(bound).templates) {
      if (!service || service.typed) continue;
      report({
        subject: { kind: 'document', name: registry.id },
        message: `Nothing says how \`{${service.name}}\` of ${code(
          template.source,
        )} writes a service such as ${code(spaced.name)}.`,
        declared: template.source,
        range: placeOf(groupTemplates, template.source),
        discriminator: `group {${service.name}} ${template.source}`,
      });
    }
  },
};

function placeOf(templates: readonly StatedTemplate[], source: string) {
  return templates.find(({ template }) => template === source)?.range;
}
