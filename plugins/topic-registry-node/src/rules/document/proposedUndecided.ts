import {
  Party,
  Registry,
  ruleOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, listOf } from '../words';
import { activeOf } from './topicScope';

export const proposedUndecided: DocumentRule = {
  meta: ruleOf('proposed/undecided'),
  check({ registry, topics, report }) {
    const usual = usualIn(activeOf(topics));
    for (const topic of topics) {
      if (topic.lifecycle !== 'proposed') continue;
      const open = whatIsOpen(registry, topic, usual);
      if (open.length === 0) continue;
      report({
        subject: { kind: 'topic', name: topic.name },
        message: `The proposal ${code(
          topic.name,
        )} cannot be built on before it is decided: ${listOf(open)}.`,
        seen: open.join(', '),
        range: topic.range,
      });
    }
  },
};

/** What most active topics of the document state, and a proposal lacks where it does not. */
interface Usual {
  producer: boolean;
  consumers: boolean;
  events: boolean;
}

function usualIn(active: Topic[]): Usual {
  const most = (states: (topic: Topic) => boolean) =>
    active.filter(states).length * 2 > active.length;
  return {
    producer: most(topic => topic.producersStated !== 'unknown'),
    consumers: most(topic => topic.consumersStated !== 'unknown'),
    events: most(topic => topic.events.length > 0),
  };
}

function whatIsOpen(registry: Registry, topic: Topic, usual: Usual): string[] {
  const open: string[] = [];
  const isOpen = (field: keyof Usual) =>
    usual[field] || topic.openFields.some(one => one.field === field);
  const parties = (role: Party['role']) =>
    topic.parties.filter(
      party => party.role === role && party.certainty === 'alternative',
    );
  const say = (role: Party['role'], words: string, isUnknown: boolean) => {
    const choice = parties(role).map(({ ref }) => nameOf(registry, ref));
    if (choice.length > 1) open.push(`${words} (${listOf(choice, 'or')})`);
    else if (isUnknown) open.push(words);
  };
  say(
    'producer',
    'the producer',
    topic.producersStated === 'unknown' && isOpen('producer'),
  );
  say(
    'consumer',
    'the consumers',
    topic.consumersStated === 'unknown' && isOpen('consumers'),
  );
  const isDecided = topic.events.some(({ tentative }) => !tentative);
  if (!isDecided && (topic.events.length > 0 || isOpen('events')))
    open.push('the event types');
  return open;
}

function nameOf(registry: Registry, ref: string): string {
  return registry.services.find(service => service.ref === ref)?.name ?? ref;
}
