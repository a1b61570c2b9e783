import { ConflictError } from '@backstage/errors';
import {
  Party,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { checkService } from '../inputs';
import { addToMatrices, removeFromMatrices } from '../matrices';
import { addParty, numberedRef, removeParty, servicesText } from '../parties';
import { EditOperation } from '../types';
import { bare } from '../verify';
import { Plan, withMatrices, Workbench } from './plan';
import { slugOf } from '@topic-registry/backstage-plugin-topic-registry-common';

/** Adds a producer or a consumer to a topic. */
export function addPartyTo(
  { document, options }: Workbench,
  { topic: name, role, service }: Extract<EditOperation, { kind: 'add-party' }>,
): Plan {
  checkService(service);
  const topic = document.topic(name);
  const ref = refOf(document.parsed.registry.services, service);
  if (topic.parties.some(party => party.role === role && party.ref === ref)) {
    throw new ConflictError(`${ref} is a ${role} of \`${name}\` already`);
  }
  const plan: Plan = {
    splices: addParty(document, topic, document.draft(name), role, service),
    intent: {
      services: [ref],
      changed: {
        topic: name,
        keys: ['parties', ...statedKeys(role), 'consumerGroups'],
        check: (after, before) => checkParties(after, before, role, ref, true),
      },
    },
    matrices: [],
    changes: [`${servicesText([service])} is a ${role} of \`${name}\``],
  };
  if (role === 'producer' || topic.lifecycle !== 'active') return plan;
  return withMatrices(
    plan,
    () =>
      addToMatrices(document, name, [ref], {
        purpose: topic.purpose?.text ?? topic.purpose?.value,
        after: name,
      }),
    options,
  );
}

/** Takes a producer or a consumer from a topic. */
export function removePartyFrom(
  { document, options }: Workbench,
  {
    topic: name,
    role,
    service: ref,
  }: Extract<EditOperation, { kind: 'remove-party' }>,
): Plan {
  const topic = document.topic(name);
  const plan: Plan = {
    splices: removeParty(document, topic, document.draft(name), role, ref),
    intent: {
      services: [ref],
      changed: {
        topic: name,
        keys: ['parties', ...statedKeys(role), 'consumerGroups'],
        check: (after, before) => checkParties(after, before, role, ref, false),
      },
    },
    matrices: [],
    changes: [`${ref} is no ${role} of \`${name}\` any more`],
  };
  return role === 'producer'
    ? plan
    : withMatrices(
        plan,
        () => removeFromMatrices(document, name, [ref]),
        options,
      );
}

/** The reference that a service has in a registry that knows these. */
export function refOf(
  known: { ref: string; number?: number; aliases: { name: string }[] }[],
  service: { number?: number; name?: string },
): string {
  const numbered = numberedRef(service);
  if (numbered) return numbered;
  const slug = slugOf(service.name!);
  const bearers = known.filter(
    ({ number, aliases }) =>
      number !== undefined && aliases.some(({ name }) => slugOf(name) === slug),
  );
  return bearers.length === 1 ? bearers[0].ref : slug;
}

function statedKeys(role: Party['role']): (keyof Topic)[] {
  return [role === 'producer' ? 'producersStated' : 'consumersStated'];
}

function checkParties(
  after: Topic,
  before: Topic,
  role: Party['role'],
  ref: string,
  added: boolean,
): string | undefined {
  const isIt = (party: Party) => party.role === role && party.ref === ref;
  const view = ({ parties }: Topic) =>
    bare(
      parties
        .filter(party => !isIt(party))
        .map(sorted)
        .sort(),
    );
  if (view(after) !== view(before))
    return `other parties of \`${after.name}\` would change`;
  const found = after.parties.filter(isIt);
  if (added ? found.length !== 1 : found.length !== 0) {
    return added
      ? `${ref} would not be read as a ${role} of \`${after.name}\``
      : `${ref} would still be read as a ${role} of \`${after.name}\``;
  }
  if (added && found[0].certainty !== 'stated')
    return `${ref} would be read as one of several alternatives`;
  const names = ({ consumerGroups }: Topic) =>
    bare(consumerGroups.map(({ name }) => name));
  return names(after) === names(before)
    ? undefined
    : `the consumer groups of \`${after.name}\` would change`;
}

function sorted(party: Party): string {
  return bare([
    party.role,
    party.ref,
    party.certainty,
    party.statedName,
    party.note,
  ]);
}
