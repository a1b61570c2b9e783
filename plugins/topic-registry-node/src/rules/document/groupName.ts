import {
  NamingWork,
  nearestName,
  ownValue,
  ruleOf,
  StatedGroup,
  suggestName,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { groupNamingOf, GroupNaming, GroupTemplate } from '../groupNames';
import { NamingBudget } from '../NamingBudget';
import { DocumentRule } from '../rule';
import { code, codes } from '../words';

/** A slip of the hand, not another name. */
const MAX_EDITS = 2;

export const groupName: DocumentRule = {
  meta: ruleOf('group/name'),
  *check({ bound, topics, report, unknown }) {
    if (bound.registry.standards.groupTemplates.length === 0) return;
    const naming = groupNamingOf(bound);
    for (const { reason } of naming.broken) unknown({ reason });
    if (naming.templates.length === 0 || naming.broken.length > 0) return;
    const budget = new NamingBudget();
    for (const topic of topics) {
      const seen = new Set<string>();
      for (const group of topic.consumerGroups) {
        yield;
        // A name that is stated twice is one statement.
        if (seen.has(group.name)) continue;
        seen.add(group.name);
        const problem = budget.within(work =>
          problemOf({ ...naming, work }, topic, group),
        );
        if (!problem) continue;
        if (problem === 'too-long') {
          const reason = budget.reasonFor(group.name);
          if (budget.isSpent) {
            unknown({ reason });
            return;
          }
          unknown({
            subject: { kind: 'group', name: group.name },
            discriminator: topic.name,
            reason,
          });
          continue;
        }
        report({
          subject: { kind: 'group', name: group.name },
          topic: topic.name,
          service: group.service,
          message: problem.message,
          declared: group.name,
          range: group.range,
          discriminator: topic.name,
          ...(problem.better && {
            suggestion: {
              text: `Name it ${code(problem.better)}.`,
              replacement: problem.better,
            },
          }),
        });
      }
    }
  },
};

interface Problem {
  message: string;
  better?: string;
}

/** By what groups are judged. */
type Convention = GroupNaming & { work: NamingWork };

function problemOf(
  naming: Convention,
  topic: Topic,
  group: StatedGroup,
): Problem | undefined {
  const readings = naming.templates.map(template =>
    judge(naming, template, topic, group),
  );
  if (readings.includes('fits')) return undefined;
  const templates = naming.templates.map(({ template }) => template);
  const sources = templates.map(template => template.source);
  const what = `The group ${code(group.name)} that is stated for ${code(
    topic.name,
  )}`;
  const names = namesFor(naming, topic, group.service);
  const other = readings.find(reading => reading !== 'no-match');
  if (other) {
    // The form is right, so the value is meant: only the service tells the name.
    return {
      message: `${what} follows ${codes(sources, 'or')}, but ${other}.`,
      better: group.service ? names[0] : undefined,
    };
  }
  const [first] = naming.templates;
  const better =
    suggestName(
      group.name,
      templates,
      {
        ...(first.service && { [first.service.name]: first.serviceValues }),
        ...(first.topic && { [first.topic.name]: [topic.name] }),
      },
      naming.work,
    ) ?? nearestName(group.name, names, MAX_EDITS);
  return {
    message: `${what} does not follow the group template ${codes(
      sources,
      'or',
    )}${better ? `; did you mean ${code(better)}?` : '.'}`,
    better,
  };
}

function judge(
  naming: Convention,
  group: GroupTemplate,
  topic: Topic,
  stated: StatedGroup,
): string {
  const { template } = group;
  const vocabulary = {
    ...(group.service && { [group.service.name]: group.serviceValues }),
    ...(group.topic && { [group.topic.name]: naming.topicNames }),
  };
  const reading = template.parse(stated.name, vocabulary, naming.work);
  if (reading.kind === 'no-match') return 'no-match';
  if (reading.kind === 'unknown-value') {
    const names = reading.variables.map(variable => `{${variable}}`);
    return `its ${names.join(' and ')} ${
      names.length > 1 ? 'are' : 'is'
    } none that the document knows`;
  }
  const captures =
    reading.kind === 'match' ? [reading.captures] : reading.candidates;
  let here = captures;
  if (group.topic) {
    const variable = group.topic.name;
    here = captures.filter(
      capture => ownValue(capture, variable) === topic.name,
    );
    if (here.length === 0) {
      const named = captures.map(capture => ownValue(capture, variable) ?? '');
      return `names the topic ${codes([...new Set(named)], 'or')}`;
    }
  }
  if (group.service && stated.service) {
    const variable = group.service.name;
    const values = here.map(capture => ownValue(capture, variable) ?? '');
    const owned = values.some(value =>
      group.services.get(value)?.has(stated.service!),
    );
    if (!owned) return `names the service ${codes(values, 'or')}`;
  }
  return 'fits';
}

function namesFor(
  naming: GroupNaming,
  topic: Topic,
  service: string | undefined,
): string[] {
  const names: string[] = [];
  for (const group of naming.templates) {
    if (group.open || !group.service) continue;
    for (const [value, refs] of group.services) {
      if (service && !refs.has(service)) continue;
      names.push(
        group.template.format({
          [group.service.name]: value,
          ...(group.topic && { [group.topic.name]: topic.name }),
        }),
      );
    }
  }
  return names;
}
