import {
  Party,
  ruleOf,
  Topic,
  UntoldParties,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isMention } from '../mentions';
import { DocumentRule } from '../rule';
import { code } from '../words';
import { activeOf, mainTopicOf } from './topicScope';

/** Something that a topic may state. */
interface Statement {
  rule: string;
  /** Key of the field that may say TBD, which is a finding of `topic/placeholder`. */
  field: string;
  isStated(topic: Topic): boolean;
  /** The side of the topic that it is about. */
  role?: Party['role'];
  /** The message after the name of the topic. */
  words: string;
}

const STATEMENTS: Statement[] = [
  {
    rule: 'topic/no-producer',
    field: 'producer',
    isStated: topic => namesSide(topic, 'producer'),
    role: 'producer',
    words: 'states no producer, so nobody can tell who writes it.',
  },
  {
    rule: 'topic/no-consumer',
    field: 'consumers',
    // A dash in the place of consumers says that there are none to name.
    isStated: topic =>
      namesSide(topic, 'consumer') || isUntold(topic, 'consumer', 'dash'),
    role: 'consumer',
    words: 'states no consumers, so nobody can tell whom a change breaks.',
  },
  {
    rule: 'topic/no-event',
    field: 'events',
    isStated: topic => topic.events.length > 0,
    words: 'states no event types, so nobody can tell what it carries.',
  },
  {
    rule: 'topic/no-schema',
    field: 'schema',
    isStated: topic =>
      topic.schema !== undefined || topic.schemaVersions.length > 0,
    words: 'says nothing about its schema.',
  },
  {
    rule: 'topic/no-owner',
    field: 'owner',
    isStated: topic => topic.owner !== undefined,
    words: 'states no owner, although other topics do.',
  },
];

/** Whether a topic says who is on a side of it, be it in words that are reported as not understood. */
function namesSide(topic: Topic, role: Party['role']): boolean {
  const stated =
    role === 'producer' ? topic.producersStated : topic.consumersStated;
  return (
    stated !== 'unknown' ||
    topic.partiesNote !== undefined ||
    isUntold(topic, role, 'unread')
  );
}

function isUntold(
  { untoldParties = [] }: Topic,
  role: Party['role'],
  reason: UntoldParties['reason'],
): boolean {
  return untoldParties.some(
    untold => untold.role === role && untold.reason === reason,
  );
}

/**
 * What a document states of its topics is its own choice: a topic is asked only
 * for what most of the others state, unless app-config requires it.
 */
export const topicStates: DocumentRule[] = STATEMENTS.map(
  ({ rule, field, isStated, role, words }) => ({
    meta: ruleOf(rule),
    check({ registry, topics, options, report }) {
      const own = activeOf(topics).filter(
        topic =>
          !isMention(registry, topic) &&
          // Its other side stands in the document of somebody else.
          !(role && isUntold(topic, role, 'elsewhere')) &&
          // What a dead-letter topic carries, its topic says.
          mainTopicOf(topic.name) === topic.name,
      );
      const missing = own.filter(
        topic =>
          !isStated(topic) &&
          !topic.openFields.some(open => open.field === field),
      );
      const isUsual = missing.length * 2 <= own.length;
      if (!isUsual && !options.flag('required')) return;
      for (const topic of missing) {
        report({
          subject: { kind: 'topic', name: topic.name },
          message: `${code(topic.name)} ${words}`,
          range: topic.range,
        });
      }
    },
  }),
);
