import {
  Observation,
  ObservedGroup,
  ObservedTopic,
  ReaderVerdict,
  Usage,
  UseVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { readerVerdict } from './readerVerdict';
import { readingVerdict, whyReadersAreOpen } from './readingVerdict';
import { DAY_MS, USE_WINDOW_DAYS } from './span';
import { UsageIndex } from './UsageIndex';
import { writingVerdict } from './writingVerdict';

/**
 * What {@link usageVerdict} looks at: the last reading, and what readings before
 * it have shown.
 *
 * @public
 */
export interface UsageInput {
  /** Named in the reasons. */
  cluster: string;
  topic: string;
  /** The topic as it was read last; absent where no reading shows it. */
  seen?: ObservedTopic;
  /** Why the last reading says nothing of it. What was proven before still counts. */
  untold?: string;
  /** The last reading; absent before the first. */
  observation?: Observation;
  /** The groups with evidence on the topic in that reading, internal ones aside. */
  groups: readonly ObservedGroup[];
  /** Absent where nothing is remembered. */
  usage?: Usage;
  /** The span that has to be quiet, ms; {@link USE_WINDOW_DAYS} days by default. */
  windowMs?: number;
  now: Date;
}

/**
 * Who uses a topic of one cluster, with the evidence.
 *
 * @public
 */
export interface UsageVerdict {
  writing: UseVerdict;
  /** Over all groups. */
  reading: UseVerdict;
  /** By group, in the order of the input. */
  readers: (ReaderVerdict & { group: string })[];
  /** Why a reader may be there unseen; absent when the last reading told of all. */
  untold?: string;
}

/**
 * Tells who uses a topic on one cluster: whether it is written, how each group
 * reads it, and whether anybody does. Unknown is never idle, and every verdict
 * names its evidence. Pure: the same input gives the same verdict.
 *
 * @public
 */
export function usageVerdict(input: UsageInput): UsageVerdict {
  const {
    cluster,
    topic,
    seen,
    untold,
    observation,
    usage,
    now,
    windowMs = USE_WINDOW_DAYS * DAY_MS,
  } = input;
  const index = usage && UsageIndex.of(usage);
  const topicId = seen?.topicId;
  const mark = index?.topic(topic, topicId);
  const span = { windowMs, now };
  const readers = input.groups.map(group => ({
    group: group.groupId,
    ...readerVerdict({
      topic,
      seen,
      group,
      mark: index?.group(topic, topicId, group.groupId),
      topicMark: mark,
      ...span,
    }),
  }));
  const marks = index?.readers(topic, topicId) ?? [];
  return {
    writing: writingVerdict({ cluster, seen, untold, mark, ...span }),
    reading: readingVerdict({
      cluster,
      topic,
      observation,
      untold,
      readers,
      marks,
      mark,
      usage,
      ...span,
    }),
    readers,
    untold: whyReadersAreOpen(cluster, topic, observation),
  };
}
