import {
  Party,
  ruleOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, listOf } from '../words';

const NUMBERED = /^service-\d+$/;

export const serviceNumberOnly: DocumentRule = {
  meta: ruleOf('service/number-only'),
  check({ registry, topics, report }) {
    const named = new Map(
      registry.services
        .filter(({ aliases }) => aliases.length > 0)
        .map(({ ref, name }) => [ref, name]),
    );
    for (const topic of topics) {
      for (const role of ['producer', 'consumer'] as const) {
        const bare = partiesOf(topic, role).filter(
          ({ ref, statedName }) =>
            NUMBERED.test(ref) && statedName === undefined && named.has(ref),
        );
        if (bare.length === 0) continue;
        const meant = bare.map(
          ({ ref }) => `${numberOf(ref)} (${named.get(ref)})`,
        );
        report({
          subject: { kind: 'topic', name: topic.name },
          message: `The ${role}s of ${code(topic.name)} give ${
            bare.length > 1 ? 'services' : 'a service'
          } by number alone: ${listOf(meant)}.`,
          range: bare[0].range,
          discriminator: role,
        });
      }
    }
  },
};

export const serviceRemarkInName: DocumentRule = {
  meta: ruleOf('service/remark-in-name'),
  check({ topics, report }) {
    for (const topic of topics) {
      for (const { ref, role, statedName, note, range } of topic.parties) {
        // Beside a service without a number, parentheses hold remarks alone.
        if (!NUMBERED.test(ref) || !statedName || !note) continue;
        report({
          subject: { kind: 'service', name: ref },
          topic: topic.name,
          service: ref,
          message: `The name of service ${numberOf(ref)}, ${code(
            statedName,
          )}, goes on with the remark ${code(note)} on ${code(topic.name)}.`,
          declared: note,
          range,
          discriminator: `${topic.name} ${role}`,
        });
      }
    }
  },
};

function partiesOf({ parties }: Topic, role: Party['role']): Party[] {
  return parties.filter(party => party.role === role);
}

function numberOf(ref: string): string {
  return ref.replace('service-', '');
}
