import {
  compileTemplate,
  NamingTemplate,
  ruleOf,
  suggestName,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { whyIllegal } from '../legalNames';
import { isMention } from '../mentions';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code, codes, listOf } from '../words';

/**
 * Deprecated topics are left alone, since they leave soon; mentions, since they
 * follow the convention of another registry; illegal names, since they have a
 * finding of their own.
 */
export const topicName: DocumentRule = {
  meta: ruleOf('topic/name'),
  check(context) {
    const { registry, topics } = context;
    const templates = compile(context);
    // With a template that nobody understands, no name can be called wrong.
    if (!templates || templates.length === 0) return;
    for (const topic of topics) {
      if (topic.lifecycle === 'deprecated') continue;
      if (whyIllegal(topic.name) || isMention(registry, topic)) continue;
      if (templates.some(template => fits(topic.name, template))) continue;
      const suggestion = suggestName(topic.name, templates);
      context.report({
        subject: { kind: 'topic', name: topic.name },
        message: `${code(topic.name)} ${whyNot(topic.name, templates)}${
          suggestion ? `; did you mean ${code(suggestion)}?` : '.'
        }`,
        declared: topic.name,
        range: topic.range,
        ...(suggestion && {
          suggestion: {
            text: `Rename it to ${code(suggestion)}.`,
            replacement: suggestion,
          },
        }),
      });
    }
  },
};

function compile(context: DocumentRuleContext): NamingTemplate[] | undefined {
  const templates: NamingTemplate[] = [];
  let broken = false;
  for (const stated of context.registry.standards.topicTemplates) {
    try {
      templates.push(compileTemplate(stated.template));
    } catch (error) {
      broken = true;
      context.unknown({ reason: (error as Error).message });
    }
  }
  return broken ? undefined : templates;
}

function fits(name: string, template: NamingTemplate): boolean {
  const { kind } = template.parse(name);
  return kind === 'match' || kind === 'ambiguous';
}

/** Names the templates, and where the name leaves the one that it follows furthest. */
function whyNot(name: string, templates: NamingTemplate[]): string {
  let matched = 0;
  let expected = new Set<string>();
  for (const template of templates) {
    const reading = template.parse(name);
    if (reading.kind !== 'no-match' || reading.matched < matched) continue;
    if (reading.matched > matched) expected = new Set();
    matched = reading.matched;
    expected.add(reading.expected);
  }
  const sources = templates.map(({ source }) => source);
  const what =
    sources.length > 1
      ? `follows none of the naming templates ${codes(sources, 'or')}`
      : `does not follow the naming template ${codes(sources)}`;
  return matched > 0
    ? `${what}: after ${code(name.slice(0, matched))}, ${listOf(
        [...expected],
        'or',
      )} is expected`
    : what;
}
