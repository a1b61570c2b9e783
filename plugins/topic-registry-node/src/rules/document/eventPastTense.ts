import {
  EventType,
  Registry,
  ruleOf,
  Topic,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';
import { eventLists } from './eventWords';
import { activeOf, mainTopicOf } from './topicScope';
import { lastVerb, withoutVersion } from './verbs';

/** With fewer names nobody can say what the form of a document is. */
const LEAST_NAMES = 5;

/** A document in which most names have no verb in the past tense has another convention, or another language. */
export const eventPastTense: DocumentRule = {
  meta: ruleOf('event/past-tense'),
  check({ registry, topics, options, report }) {
    const more = new Set(
      options.list('verbs').map(verb => verb.trim().toLowerCase()),
    );
    const judged = namesOf(registry, topics).map(name => {
      const words = withoutVersion(name.words);
      return { ...name, words, at: lastVerb(words, more) };
    });
    const facts = judged.filter(({ at }) => at >= 0).length;
    if (facts < LEAST_NAMES || facts * 4 < judged.length * 3) return;
    for (const { name, words, at, event, topic } of judged) {
      if (at === words.length - 1) continue;
      report({
        subject: { kind: event ? 'event' : 'topic', name },
        topic: topic.name,
        message:
          at < 0
            ? `${code(
                name,
              )} does not say what happened: no word of it is a verb in the past tense.`
            : `${code(name)} has its verb, ${code(
                words[at],
              )}, in front of ${code(
                words.slice(at + 1).join(' '),
              )}: the others end with theirs.`,
        declared: name,
        range: (event ?? topic).range,
        ...(event && { discriminator: topic.name }),
      });
    }
  },
};

/** What names an event: the event types, or the topics of a document that names one for each event. */
interface FactName {
  name: string;
  words: string[];
  topic: Topic;
  event?: EventType;
}

function namesOf(registry: Registry, topics: readonly Topic[]): FactName[] {
  const events = eventLists(registry, topics).flatMap(({ entries }) =>
    entries.map(({ event, words, topic }) => ({
      name: event.type,
      words,
      topic,
      event,
    })),
  );
  if (events.length > 0) return events;
  return activeOf(topics)
    .filter(({ name }) => mainTopicOf(name) === name)
    .map(topic => ({ name: topic.name, words: wordsOf(topic.name), topic }));
}
