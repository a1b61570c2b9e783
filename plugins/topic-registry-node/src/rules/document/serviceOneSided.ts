import {
  Party,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, listOf, plural } from '../words';
import { activeOf } from './topicScope';

/** How many services a message names. */
const SHOWN = 8;

const SIDES: { role: Party['role']; does: string; never: string }[] = [
  { role: 'producer', does: 'only produce', never: 'consumes no topic' },
  { role: 'consumer', does: 'only consume', never: 'produces no topic' },
];

/** One finding for each side: each service by itself is mostly as it should be, the list is what a reviewer goes through. */
export const serviceOneSided: DocumentRule = {
  meta: ruleOf('service/one-sided'),
  check({ registry, topics, report }) {
    const roles = new Map<string, Set<Party['role']>>();
    for (const { parties } of activeOf(topics)) {
      for (const { ref, role } of parties) {
        roles.set(ref, (roles.get(ref) ?? new Set()).add(role));
      }
    }
    // The page of one service has one on one side of nearly everything.
    const bothSides = [...roles.values()].filter(({ size }) => size > 1).length;
    if (bothSides === 0) return;
    for (const { role, does, never } of SIDES) {
      const services = registry.services.filter(({ ref }) => {
        const own = roles.get(ref);
        return own?.size === 1 && own.has(role);
      });
      if (services.length === 0) continue;
      const names = services.slice(0, SHOWN).map(({ name }) => code(name));
      if (services.length > SHOWN)
        names.push(plural(services.length - SHOWN, 'other'));
      report({
        subject: { kind: 'document', name: registry.id },
        message:
          services.length === 1
            ? `${names[0]} ${never} of this registry.`
            : `${
                services.length
              } services ${does} topics of this registry: ${listOf(names)}.`,
        range: services[0].range,
        discriminator: role,
      });
    }
  },
};
