import {
  Party,
  ruleOf,
  Topic,
  UntoldParties,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isMention } from '../mentions';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code } from '../words';
import { activeOf, mainTopicOf } from './topicScope';
import { lastVerb, withoutVersion } from './verbs';

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
  /** What it is, as the object of a sentence about several topics. */
  what: string;
}

const STATEMENTS: Statement[] = [
  {
    rule: 'topic/no-producer',
    field: 'producer',
    isStated: topic => namesSide(topic, 'producer'),
    role: 'producer',
    words: 'states no producer, so nobody can tell who writes it.',
    what: 'a producer',
  },
  {
    rule: 'topic/no-consumer',
    field: 'consumers',
    // A dash in the place of consumers says that there are none to name.
    isStated: topic =>
      namesSide(topic, 'consumer') ||
      topic.consumerGroups.length > 0 ||
      isUntold(topic, 'consumer', 'dash'),
    role: 'consumer',
    words: 'states no consumers, so nobody can tell whom a change breaks.',
    what: 'consumers',
  },
  {
    rule: 'topic/no-event',
    field: 'events',
    isStated: topic => topic.events.length > 0,
    words: 'states no event types, so nobody can tell what it carries.',
    what: 'event types',
  },
  {
    rule: 'topic/no-schema',
    field: 'schema',
    isStated: topic =>
      topic.schema !== undefined || topic.schemaVersions.length > 0,
    words: 'says nothing about its schema.',
    what: 'a schema',
  },
  {
    rule: 'topic/no-owner',
    field: 'owner',
    isStated: topic => topic.owner !== undefined,
    words: 'states no owner, although other topics do.',
    what: 'an owner',
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
 * for what most of the others state, unless app-config requires it. A review
 * asks whether the choice is right, in one finding for the document.
 */
export const topicStates: DocumentRule[] = STATEMENTS.map(statement => ({
  meta: ruleOf(statement.rule),
  check(context) {
    const { registry, topics, options, profile, report } = context;
    const asked = activeOf(topics).filter(
      // What a dead-letter topic carries, its topic says.
      topic => mainTopicOf(topic.name) === topic.name,
    );
    const own = asked.filter(
      topic => !isMention(registry, topic) && !isElsewhere(topic, statement),
    );
    // A list of what one service reads names it as a consumer of each.
    const read = new Set(
      statement.role === 'consumer'
        ? registry.matrices.flatMap(({ topics: names }) =>
            names.map(({ value }) => value),
          )
        : [],
    );
    const missing = own.filter(
      topic =>
        !statement.isStated(topic) &&
        !read.has(topic.name) &&
        !topic.openFields.some(open => open.field === statement.field),
    );
    const isUsual = missing.length * 2 <= own.length;
    const isReview = profile === 'review';
    if (isReview) reportElsewhere(asked, statement, context);
    if (isReview && !isUsual) {
      reportHabit(missing, own.length, statement, context);
      return;
    }
    if (!isUsual && !options.flag('required')) return;
    for (const topic of missing) {
      report({
        subject: { kind: 'topic', name: topic.name },
        message: `${code(topic.name)} ${statement.words}`,
        range: topic.range,
      });
    }
  },
}));

/** What most topics lack has one cause, and so one finding. */
function reportHabit(
  missing: readonly Topic[],
  asked: number,
  { rule, what }: Statement,
  { registry, report }: DocumentRuleContext,
): void {
  const [first] = missing;
  // A topic for each event says by its name what it carries.
  if (rule === 'topic/no-event' && isNamedForEvents(missing)) return;
  report({
    subject: { kind: 'document', name: registry.id },
    message: `${habitOf(missing, asked)} ${what}.`,
    range: first.range,
    discriminator: 'several',
  });
}

function isNamedForEvents(topics: readonly Topic[]): boolean {
  const facts = topics.filter(
    ({ name }) => lastVerb(withoutVersion(wordsOf(name))) > 0,
  );
  return facts.length * 2 >= topics.length;
}

function habitOf(missing: readonly Topic[], asked: number): string {
  if (missing.length < asked)
    return `${missing.length} of ${asked} topics do not state`;
  return asked === 1
    ? `${code(missing[0].name)} does not state`
    : `None of the ${asked} topics states`;
}

/** Whether the document lists a topic only among what a service does on the other side of it. */
function isElsewhere(topic: Topic, { role }: Statement): boolean {
  return role !== undefined && isUntold(topic, role, 'elsewhere');
}

/** Its other side may stand in the document of somebody else, or nowhere: one finding for all. */
function reportElsewhere(
  asked: readonly Topic[],
  statement: Statement,
  { registry, neighbours, report }: DocumentRuleContext,
): void {
  const { role, what } = statement;
  if (!role) return;
  const open = asked.filter(
    topic =>
      !statement.isStated(topic) &&
      (isElsewhere(topic, statement) ||
        // `cross/unresolved` has them where all registries are known.
        (role === 'producer' && !neighbours && isMention(registry, topic))),
  );
  if (open.length === 0) return;
  report({
    subject: { kind: 'document', name: registry.id },
    message: `${
      open.length === 1
        ? `${code(open[0].name)} states`
        : `${open.length} topics state`
    } no ${what.replace(/^an? /, '')}: the document lists ${
      open.length === 1 ? 'it' : 'them'
    } only among what a service ${
      role === 'producer' ? 'consumes' : 'produces'
    }.`,
    range: open[0].range,
    discriminator: 'elsewhere',
  });
}
