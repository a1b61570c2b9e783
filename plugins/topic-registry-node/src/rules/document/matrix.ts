import {
  ConsumptionMatrix,
  nearestName,
  ruleOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code } from '../words';

/** With more topics than this, a name is not compared with all of them. */
const MAX_COMPARED = 500;

/** Deprecated topics are told by `deprecation/still-referenced`, and may be missing. */
export const matrix: DocumentRule = {
  meta: ruleOf('document/matrix'),
  check(context) {
    const byName = new Map(context.topics.map(topic => [topic.name, topic]));
    const lists = new Map<string, ConsumptionMatrix[]>();
    for (const one of context.registry.matrices) {
      const known = lists.get(one.service);
      if (known) known.push(one);
      else lists.set(one.service, [one]);
    }
    for (const [service, matrices] of lists) {
      tellEntries(context, service, matrices, byName);
      tellMissing(context, service, matrices);
    }
  },
};

function tellEntries(
  context: DocumentRuleContext,
  service: string,
  matrices: ConsumptionMatrix[],
  byName: ReadonlyMap<string, Topic>,
): void {
  const told = new Set<string>();
  for (const { value: name, range } of matrices.flatMap(one => one.topics)) {
    const topic = byName.get(name);
    if (told.has(name) || topic?.lifecycle === 'deprecated') continue;
    told.add(name);
    const title = titleOf(context, service);
    const found = {
      subject: { kind: 'topic', name } as const,
      service,
      declared: name,
      range,
      discriminator: service,
    };
    if (!topic) {
      const near =
        byName.size <= MAX_COMPARED
          ? nearestName(name, byName.keys())
          : undefined;
      context.report({
        ...found,
        message: `The list of the topics of ${title} names ${code(
          name,
        )} (line ${range.line}), which is no topic of the document${
          near ? `; did you mean ${code(near)}?` : '.'
        }`,
        ...(near && {
          suggestion: { text: `Write ${code(near)}.`, replacement: near },
        }),
      });
    } else if (!consumes(topic, service) && !leavesOpen(topic)) {
      context.report({
        ...found,
        message: `The list of the topics of ${title} names ${code(
          name,
        )} (line ${range.line}), whose entry (line ${
          topic.range.line
        }) does not have it among the consumers.`,
      });
    }
  }
}

function tellMissing(
  context: DocumentRuleContext,
  service: string,
  matrices: ConsumptionMatrix[],
): void {
  const listed = new Set(
    matrices.flatMap(one => one.topics.map(({ value }) => value)),
  );
  const [{ range: list }] = matrices;
  for (const topic of context.topics) {
    if (topic.lifecycle !== 'active' || listed.has(topic.name)) continue;
    const party = topic.parties.find(
      ({ role, ref, certainty }) =>
        role === 'consumer' && ref === service && certainty === 'stated',
    );
    if (!party) continue;
    context.report({
      subject: { kind: 'topic', name: topic.name },
      service,
      message: `${titleOf(context, service)} is a consumer of ${code(
        topic.name,
      )} (line ${party.range.line}), which the list of its topics on line ${
        list.line
      } does not name.`,
      declared: topic.name,
      range: party.range,
      discriminator: service,
    });
  }
}

function titleOf({ registry }: DocumentRuleContext, ref: string): string {
  const service = registry.services.find(one => one.ref === ref);
  return service?.name ?? ref;
}

function consumes(topic: Topic, service: string): boolean {
  return topic.parties.some(
    ({ role, ref }) => role === 'consumer' && ref === service,
  );
}

function leavesOpen(topic: Topic): boolean {
  return topic.consumersStated === 'unknown' || topic.partiesNote !== undefined;
}
