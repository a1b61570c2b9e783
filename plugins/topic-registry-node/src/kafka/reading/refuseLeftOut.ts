import {
  ObservedGroup,
  ObservedTopic,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import type { ObservationDraft } from './ObservationDraft';
import { ASKED_FOR, refusal } from './refusals';

const OF_TOPICS: Partial<Record<Question, (topic: ObservedTopic) => boolean>> =
  {
    configs: ({ configs }) => configs !== undefined,
    offsets: ({ partitions }) =>
      partitions.every(
        ({ beginOffset, endOffset }) =>
          beginOffset !== undefined && endOffset !== undefined,
      ),
    newest: ({ partitions }) =>
      partitions.every(({ newestTimestamp }) => newestTimestamp !== undefined),
  };

const OF_GROUPS: Partial<Record<Question, (group: ObservedGroup) => boolean>> =
  {
    members: ({ members }) => members !== undefined,
    commits: ({ commits }) => commits !== undefined,
  };

/**
 * Refuses, for each topic and group, what a question that was answered told
 * nothing about: brokers leave things out of an answer, without a word. A
 * refusal that is there already stays. So no reading has a gap without a cause.
 */
export function refuseLeftOut(draft: ObservationDraft): void {
  const { topics, groups } = draft;
  for (const [question, told] of entriesOf(OF_TOPICS)) {
    if (!draft.coverage.isAnswered(question)) continue;
    for (const topic of topics.values()) {
      if (!told(topic)) refuse(draft, question, topic.name);
    }
  }
  for (const [question, told] of entriesOf(OF_GROUPS)) {
    if (!draft.coverage.isAnswered(question)) continue;
    for (const group of groups.values()) {
      if (!told(group)) refuse(draft, question, group.groupId);
    }
  }
}

function refuse(
  { config, coverage }: ObservationDraft,
  question: Question,
  subject: string,
): void {
  coverage.refuseSubject(
    question,
    subject,
    refusal(
      config,
      'error',
      `${ASKED_FOR[question]} of "${subject}" cannot be told: the brokers left it out of their answers.`,
    ),
  );
}

function entriesOf<Told>(
  tables: Partial<Record<Question, Told>>,
): [Question, Told][] {
  return Object.entries(tables) as [Question, Told][];
}
