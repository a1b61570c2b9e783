import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { groupNamingOf, GroupTemplate } from '../groupNames';
import { DocumentRule } from '../rule';
import { code, codes } from '../words';

/** Only names that topics and services of the document really give are told. */
export const groupAmbiguousTemplate: DocumentRule = {
  meta: ruleOf('group/ambiguous-template'),
  check({ bound, registry, topics, report }) {
    const naming = groupNamingOf(bound);
    for (const group of naming.templates) {
      const { source } = group.template;
      const range = registry.standards.groupTemplates.find(
        stated => stated.template === source,
      )?.range;
      if (!group.service) {
        report({
          subject: { kind: 'document', name: registry.id },
          message: `The group template ${code(
            source,
          )} has no variable for the service, such as \`{service}\`: whose group it is cannot be told.`,
          declared: source,
          range,
          discriminator: source,
        });
        continue;
      }
      for (const topic of topics) {
        const clash = clashOf(group, topic.name, naming.topicNames);
        if (!clash) continue;
        report({
          subject: { kind: 'topic', name: topic.name },
          message: `By ${code(source)}, ${code(
            clash.name,
          )} is the group of ${code(clash.service)} on ${code(
            topic.name,
          )} and of ${code(clash.otherService)} on ${code(
            clash.otherTopic,
          )}: seen on a cluster, it cannot be attributed.`,
          declared: clash.name,
          seen: codes([clash.service, clash.otherService], 'or'),
          range: topic.range,
          discriminator: source,
        });
      }
    }
  },
};

interface Clash {
  name: string;
  service: string;
  otherService: string;
  otherTopic: string;
}

/**
 * `a` on `b_c` and `a_b` on `c` are both `a_b_c`: looked for by the endings of
 * the topic's name that are topics themselves.
 */
function clashOf(
  group: GroupTemplate,
  topicName: string,
  topicNames: ReadonlySet<string>,
): Clash | undefined {
  const { parts } = group.template;
  const at = parts.findIndex(
    part => part.kind === 'variable' && part.variable === group.service,
  );
  const joint = parts[at + 1];
  const next = parts[at + 2];
  if (
    joint?.kind !== 'literal' ||
    next?.kind !== 'variable' ||
    next.variable !== group.topic ||
    group.open
  ) {
    return undefined;
  }
  const { text } = joint;
  for (
    let cut = topicName.indexOf(text);
    cut >= 0;
    cut = topicName.indexOf(text, cut + 1)
  ) {
    const ending = topicName.slice(cut + text.length);
    if (cut === 0 || !topicNames.has(ending)) continue;
    const added = text + topicName.slice(0, cut);
    for (const [service, refs] of group.services) {
      const others = group.services.get(service + added);
      if (!others || sameOf(refs, others)) continue;
      const name = group.template.format({
        [group.service!.name]: service,
        [next.variable.name]: topicName,
      });
      return {
        name,
        service,
        otherService: service + added,
        otherTopic: ending,
      };
    }
  }
  return undefined;
}

function sameOf(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(ref => b.has(ref));
}
