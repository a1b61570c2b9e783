import {
  ruleOf,
  Topic,
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
  /** The message after the name of the topic. */
  words: string;
}

const STATEMENTS: Statement[] = [
  {
    rule: 'topic/no-producer',
    field: 'producer',
    isStated: topic =>
      topic.producersStated !== 'unknown' || topic.partiesNote !== undefined,
    words: 'states no producer, so nobody can tell who writes it.',
  },
  {
    rule: 'topic/no-consumer',
    field: 'consumers',
    isStated: topic =>
      topic.consumersStated !== 'unknown' || topic.partiesNote !== undefined,
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

/**
 * What a document states of its topics is its own choice: a topic is asked only
 * for what most of the others state, unless app-config requires it.
 */
export const topicStates: DocumentRule[] = STATEMENTS.map(
  ({ rule, field, isStated, words }) => ({
    meta: ruleOf(rule),
    check({ registry, topics, options, report }) {
      const own = activeOf(topics).filter(
        topic =>
          !isMention(registry, topic) &&
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
