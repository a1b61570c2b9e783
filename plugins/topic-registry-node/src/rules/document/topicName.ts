import {
  compileTemplate,
  NamingTemplate,
  NamingWork,
  nearestName,
  ownValue,
  recordOf,
  ruleOf,
  suggestName,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { NamingBudget } from '../NamingBudget';
import { whyIllegal } from '../legalNames';
import { isMention } from '../mentions';
import { DocumentRule, DocumentRuleContext, FindingDraft } from '../rule';
import { code, codes, listOf } from '../words';

/**
 * Deprecated topics are left alone, since they leave soon; mentions, since they
 * follow the convention of another registry; illegal names, since they have a
 * finding of their own.
 */
export const topicName: DocumentRule = {
  meta: ruleOf('topic/name'),
  *check(context) {
    const { registry, topics } = context;
    const templates = compile(context);
    // With a template that nobody understands, no name can be called wrong.
    if (!templates || templates.length === 0) return;
    const vocabulary = readVocabulary(context.options.list('vocabulary'));
    const budget = new NamingBudget();
    for (const topic of topics) {
      yield;
      if (topic.lifecycle === 'deprecated') continue;
      if (whyIllegal(topic.name) || isMention(registry, topic)) continue;
      const draft = budget.within(work =>
        judge(topic, { templates, vocabulary, work }),
      );
      if (draft === 'too-long') {
        const reason = budget.reasonFor(topic.name);
        if (budget.isSpent) {
          context.unknown({ reason });
          return;
        }
        context.unknown({
          subject: { kind: 'topic', name: topic.name },
          reason,
        });
      } else if (draft) context.report(draft);
    }
  },
};

/** By what names are judged. */
interface Convention {
  templates: NamingTemplate[];
  vocabulary: Record<string, string[]>;
  work: NamingWork;
}

function judge(topic: Topic, by: Convention): FindingDraft | undefined {
  const { name } = topic;
  if (by.templates.some(template => fits(name, template, by))) return undefined;
  const suggestion =
    suggestName(name, by.templates, by.vocabulary, by.work) ??
    nearestByValue(name, by);
  return {
    subject: { kind: 'topic', name },
    message: `${code(name)} ${whyNot(name, by)}${
      suggestion ? `; did you mean ${code(suggestion)}?` : '.'
    }`,
    declared: name,
    range: topic.range,
    ...(suggestion && {
      suggestion: {
        text: `Rename it to ${code(suggestion)}.`,
        replacement: suggestion,
      },
    }),
  };
}

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

/** `domain: auth, billing` as the values of a variable. */
function readVocabulary(entries: string[]): Record<string, string[]> {
  const vocabulary = new Map<string, string[]>();
  for (const entry of entries) {
    const [variable, values = ''] = entry.split(':');
    vocabulary.set(
      variable.trim(),
      values
        .split(',')
        .map(value => value.trim())
        .filter(Boolean),
    );
  }
  return recordOf(vocabulary);
}

function fits(
  name: string,
  template: NamingTemplate,
  { vocabulary, work }: Convention,
): boolean {
  const { kind } = template.parse(name, vocabulary, work);
  return kind === 'match' || kind === 'ambiguous';
}

/** The name with the known value that is nearest to an unknown one; undefined unless there is one such name. */
function nearestByValue(
  name: string,
  { templates, vocabulary, work }: Convention,
): string | undefined {
  const names = new Set<string>();
  for (const template of templates) {
    const reading = template.parse(name, vocabulary, work);
    if (reading.kind !== 'unknown-value' || reading.variables.length !== 1)
      continue;
    const [variable] = reading.variables;
    for (const captures of reading.candidates) {
      const near = nearestName(
        ownValue(captures, variable) ?? '',
        ownValue(vocabulary, variable) ?? [],
      );
      if (near) names.add(template.format({ ...captures, [variable]: near }));
    }
  }
  return names.size === 1 ? [...names][0] : undefined;
}

/** Names the templates, and where the name leaves the one that it follows furthest. */
function whyNot(
  name: string,
  { templates, vocabulary, work }: Convention,
): string {
  let matched = 0;
  let expected = new Set<string>();
  for (const template of templates) {
    const reading = template.parse(name, vocabulary, work);
    if (reading.kind === 'unknown-value') {
      const [variable] = reading.variables;
      const values = reading.candidates.map(
        captures => ownValue(captures, variable) ?? '',
      );
      return `follows ${code(template.source)}, but ${codes(
        [...new Set(values)],
        'or',
      )} is no known {${variable}}`;
    }
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
