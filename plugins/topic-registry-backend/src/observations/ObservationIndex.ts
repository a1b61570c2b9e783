import {
  Observation,
  ObservedGroup,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** Finds the parts of a reading by name, so that a view of the whole reads each part once. */
export class ObservationIndex {
  static readonly #of = new WeakMap<Observation, ObservationIndex>();
  readonly #topics = new Map<string, ObservedTopic>();
  readonly #groups = new Map<string, ObservedGroup>();
  readonly #byTopic = new Map<string, ObservedGroup[]>();

  /** The index of a reading, made once: a reading does not change. */
  static of(observation: Observation): ObservationIndex {
    let index = ObservationIndex.#of.get(observation);
    if (!index) {
      index = new ObservationIndex(observation);
      ObservationIndex.#of.set(observation, index);
    }
    return index;
  }

  private constructor(observation: Observation) {
    for (const topic of observation.topics) this.#topics.set(topic.name, topic);
    for (const group of observation.groups) {
      this.#groups.set(group.groupId, group);
      for (const topic of topicsOf(group)) {
        const list = this.#byTopic.get(topic);
        if (list) list.push(group);
        else this.#byTopic.set(topic, [group]);
      }
    }
  }

  topic(name: string): ObservedTopic | undefined {
    return this.#topics.get(name);
  }

  group(groupId: string): ObservedGroup | undefined {
    return this.#groups.get(groupId);
  }

  /** Groups that have committed to the topic or hold a part of it, in the order of the reading. */
  groupsOn(topic: string): readonly ObservedGroup[] {
    return this.#byTopic.get(topic) ?? [];
  }
}

// Kafka says -1 for a partition without a commit, and may list a topic without partitions.
function topicsOf(group: ObservedGroup): Set<string> {
  const topics = new Set<string>();
  for (const [topic, commits] of Object.entries(group.commits ?? {})) {
    if (Object.values(commits).some(offset => offset >= 0n)) topics.add(topic);
  }
  for (const { assignment } of group.members ?? []) {
    for (const [topic, partitions] of Object.entries(assignment ?? {})) {
      if (partitions.length > 0) topics.add(topic);
    }
  }
  return topics;
}
