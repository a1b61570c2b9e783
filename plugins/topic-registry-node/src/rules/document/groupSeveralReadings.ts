import {
  NamingTemplate,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { groupNamingOf, GroupTemplate } from '../groupNames';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code } from '../words';

/** One finding a template, with a group of this document as the example. */
export const groupSeveralReadings: DocumentRule = {
  meta: ruleOf('group/several-readings'),
  check(context) {
    const { registry, bound, report } = context;
    for (const group of groupNamingOf(bound).templates) {
      const { template } = group;
      const example = exampleOf(context, group);
      if (!example) continue;
      const [first, second] = example.readings;
      report({
        subject: { kind: 'document', name: registry.id },
        message: `${code(example.name)} reads by ${code(
          template.source,
        )} as ${first} or as ${second}: the separator also stands inside names.`,
        declared: template.source,
        range: registry.standards.groupTemplates.find(
          stated => stated.template === template.source,
        )?.range,
        discriminator: template.source,
      });
    }
  },
};

/** The first group that the document makes and that its template reads in two ways. */
function exampleOf(
  { topics }: DocumentRuleContext,
  group: GroupTemplate,
): { name: string; readings: string[] } | undefined {
  const { template, service, topic, open } = group;
  if (!service || !topic || open) return undefined;
  for (const one of topics) {
    for (const party of one.parties) {
      if (party.role !== 'consumer') continue;
      // The longest way to write the service is the most telling.
      const values = [...(group.valuesOf.get(party.ref) ?? [])].sort(
        (a, b) => b.length - a.length,
      );
      if (values.length === 0) continue;
      const name = template.format(
        Object.fromEntries([
          [service.name, values[0]],
          [topic.name, one.name],
        ]),
      );
      const readings = readingsOf(template, name);
      if (readings.length > 1) return { name, readings };
    }
  }
  return undefined;
}

function readingsOf(template: NamingTemplate, name: string): string[] {
  const reading = template.parse(name);
  if (reading.kind !== 'ambiguous') return [];
  return reading.candidates.map(captures =>
    Object.entries(captures)
      .map(([variable, value]) => `{${variable}} ${code(value)}`)
      .join(' and '),
  );
}
