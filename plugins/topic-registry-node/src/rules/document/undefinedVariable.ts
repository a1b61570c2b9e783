import {
  compileTemplate,
  ruleOf,
  StatedTemplate,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { groupNamingOf } from '../groupNames';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code, codes } from '../words';

export const undefinedVariable: DocumentRule = {
  meta: ruleOf('standards/undefined-variable'),
  check(context) {
    const { topicTemplates, groupTemplates } = context.registry.standards;
    for (const stated of [...topicTemplates, ...groupTemplates]) {
      try {
        compileTemplate(stated.template);
      } catch (error) {
        tell(context, stated, (error as Error).message, 'error');
      }
    }
    for (const { template, service, topic } of groupNamingOf(context.bound)
      .templates) {
      const open = template.variables.filter(
        one => one !== service && one !== topic && !one.typed,
      );
      const stated = groupTemplates.find(
        one => one.template === template.source,
      );
      if (open.length === 0 || !stated) continue;
      const names = open.map(({ name }) => `{${name}}`);
      tell(
        context,
        stated,
        `The group template ${code(template.source)} leaves open what ${codes(
          names,
        )} ${
          names.length > 1 ? 'stand' : 'stands'
        } for, so the group of a consumer cannot be told in advance. Known are \`{service}\` and \`{topic}\`.`,
      );
    }
  },
};

function tell(
  { registry, report }: DocumentRuleContext,
  { template, range }: StatedTemplate,
  message: string,
  severity?: 'error',
): void {
  report({
    subject: { kind: 'document', name: registry.id },
    ...(severity && { severity }),
    message,
    declared: template,
    range,
    discriminator: template,
  });
}
