import {
  isAnswered,
  Observation,
  ReadersWatch,
  WatchedDay,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { internalTopicsOf, isInternalGroup } from '../ignored';
import { groupMark, topicsOf } from './groupMark';
import { atOnce, inTurns, Steps } from '../../turns';
import {
  EMPTY_LEDGER,
  groupKey,
  Ledger,
  LedgerUpdate,
  TopicAbsence,
  topicKey,
} from './ledger';
import { isDue, watchedSince } from './marking';
import { tellsWhatItReads } from './tells';
import { earlierTopics, topicMark } from './topicMark';

/**
 * Brings a ledger up to one more reading.
 *
 * @remarks
 * A mark needs a topic id, so that a topic made anew under an old name inherits
 * nothing. Ends that went up prove that something was appended; ends that were
 * not all told prove nothing, and the mark stays as it was. A reading in which
 * one group's topics could not be told does not count for the watch over
 * readers as a whole. A cluster with another id of Kafka's own is another
 * cluster: nothing of the earlier one is held against it.
 *
 * @param before - everything that is remembered of the cluster.
 * @public
 */
export function updateUsage(
  before: Ledger,
  observation: Observation,
): LedgerUpdate {
  return atOnce(usageSteps(before, observation));
}

/**
 * As {@link updateUsage}, in turns with other work of the process. The values
 * must not change meanwhile.
 *
 * @public
 */
export function updateUsageInTurns(
  before: Ledger,
  observation: Observation,
): Promise<LedgerUpdate> {
  return inTurns(usageSteps(before, observation));
}

/** The steps of {@link updateUsage}. */
export function* usageSteps(
  before: Ledger,
  observation: Observation,
): Steps<LedgerUpdate> {
  const at = observation.endedAt;
  const anew = !isSameCluster(before, observation);
  const known = anew ? EMPTY_LEDGER : before;
  const update: LedgerUpdate = {
    anew,
    reading: observation.startedAt,
    readAt: at,
    kafkaClusterId: observation.kafkaClusterId ?? known.kafkaClusterId,
    readers: readersWatch(known.readers, observation),
    topics: [],
    groups: [],
    absences: absencesIn(known.absences, observation),
    day: dayOf(known, observation),
    finished: [],
  };
  const seen = yield* markTopics(known, observation, update);
  yield* markGroups(known, observation, seen, update);
  return update;
}

const ITEMS_PER_STEP = 250;

type SeenTopics = Map<string, Observation['topics'][0] & { topicId: string }>;

function* markTopics(
  { topics, absences }: Ledger,
  observation: Observation,
  update: LedgerUpdate,
): Steps<SeenTopics> {
  const at = observation.endedAt;
  const marks = new Map(topics.map(mark => [topicKey(mark), mark]));
  const earlier = earlierTopics(topics, absences);
  const internal = internalTopicsOf(observation);
  const found: SeenTopics = new Map();
  for (const [index, topic] of observation.topics.entries()) {
    if (index % ITEMS_PER_STEP === 0) yield;
    // what app-config leaves alone may be declared one day
    const isInternal = internal.has(topic.name) && !topic.ignoredBy;
    if (!topic.topicId || isInternal) continue;
    const seen = { ...topic, topicId: topic.topicId };
    found.set(seen.name, seen);
    const key = topicKey({ topic: seen.name, topicId: seen.topicId });
    const mark = marks.get(key);
    const next = topicMark(mark, seen, at, () =>
      earlier(seen.name, seen.topicId),
    );
    if (!next) continue;
    update.topics.push(next);
    const over = mark?.lastDay;
    if (over && over.day !== next.lastDay?.day) {
      update.finished.push({
        topic: seen.name,
        topicId: seen.topicId,
        day: over,
      });
    }
  }
  return found;
}

function* markGroups(
  { groups }: Ledger,
  observation: Observation,
  topics: SeenTopics,
  update: LedgerUpdate,
): Steps<void> {
  const marks = new Map(groups.map(mark => [groupKey(mark), mark]));
  const unseen = new Set(marks.keys());
  for (const [index, group] of observation.groups.entries()) {
    if (index % ITEMS_PER_STEP === 0) yield;
    if (isInternalGroup(group.groupId)) continue;
    for (const name of topicsOf(group)) {
      const topic = topics.get(name);
      if (!topic) continue;
      const { topicId } = topic;
      const key = groupKey({ topic: name, topicId, group: group.groupId });
      const mark = marks.get(key);
      unseen.delete(key);
      const next = groupMark(mark, topic, group, observation.endedAt);
      if (!next) continue;
      update.groups.push(next);
      const over = mark?.lastDay;
      if (over && over.day !== next.lastDay?.day) {
        update.finished.push({
          topic: name,
          topicId,
          group: group.groupId,
          day: over,
        });
      }
    }
  }
  if (!isAnswered(observation, 'groups')) return;
  for (const key of unseen) {
    const mark = marks.get(key);
    // Its members left with it, and may come back one day.
    if (mark?.attachedSince) {
      update.groups.push({ ...mark, attachedSince: undefined });
    }
  }
}

function isSameCluster(before: Ledger, { kafkaClusterId }: Observation) {
  return (
    before.kafkaClusterId === undefined ||
    kafkaClusterId === undefined ||
    before.kafkaClusterId === kafkaClusterId
  );
}

function absencesIn(
  before: readonly TopicAbsence[],
  observation: Observation,
): TopicAbsence[] {
  if (!isAnswered(observation, 'topics')) return [];
  const at = observation.endedAt;
  const known = new Map(before.map(one => [one.topic, one.seenAt]));
  const absences: TopicAbsence[] = [];
  for (const [topic, presence] of Object.entries(observation.askedTopics)) {
    if (presence !== 'absent') continue;
    const seenAt = known.get(topic);
    if (seenAt === undefined || isDue(seenAt, at)) {
      absences.push({ topic, seenAt: at });
    }
  }
  return absences;
}

function readersWatch(
  before: ReadersWatch | undefined,
  observation: Observation,
): ReadersWatch | undefined {
  if (!toldAllReaders(observation)) return before;
  const at = observation.endedAt;
  return {
    firstAt: before?.firstAt ?? at,
    since: before
      ? watchedSince({ watchedSince: before.since, seenAt: before.seenAt }, at)
      : at,
    seenAt: at,
  };
}

function dayOf(before: Ledger, observation: Observation): WatchedDay {
  const at = observation.endedAt;
  const day = at.slice(0, 10);
  const gap = before.readAt ? Date.parse(at) - Date.parse(before.readAt) : 0;
  const today = before.day?.day === day ? before.day : undefined;
  return {
    day,
    readings: (today?.readings ?? 0) + 1,
    complete: (today?.complete ?? 0) + Number(toldAllEnds(observation)),
    readers: (today?.readers ?? 0) + Number(toldAllReaders(observation)),
    longestGapMs: Math.max(today?.longestGapMs ?? 0, gap),
  };
}

function toldAllEnds(observation: Observation): boolean {
  return (
    isAnswered(observation, 'topics') &&
    isAnswered(observation, 'offsets') &&
    observation.coverage.every(
      ({ question, answered }) => question !== 'offsets' || answered,
    )
  );
}

function toldAllReaders(observation: Observation): boolean {
  return (
    isAnswered(observation, 'topics') &&
    isAnswered(observation, 'groups') &&
    observation.groups.every(
      group => isInternalGroup(group.groupId) || tellsWhatItReads(group),
    )
  );
}
