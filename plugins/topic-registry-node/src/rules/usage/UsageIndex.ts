import {
  GroupMark,
  TopicMark,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { groupKey, topicKey } from './ledger';

/** Finds marks by what they are about, so that a view of many topics reads each once. */
export class UsageIndex {
  static readonly #of = new WeakMap<Usage, UsageIndex>();
  readonly #topics: Map<string, TopicMark>;
  readonly #groups: Map<string, GroupMark>;
  readonly #readers = new Map<string, GroupMark[]>();

  /** The index of a usage, made once: the value does not change. */
  static of(usage: Usage): UsageIndex {
    let index = UsageIndex.#of.get(usage);
    if (!index) {
      index = new UsageIndex(usage);
      UsageIndex.#of.set(usage, index);
    }
    return index;
  }

  private constructor(usage: Usage) {
    this.#topics = new Map(usage.topics.map(mark => [topicKey(mark), mark]));
    this.#groups = new Map(usage.groups.map(mark => [groupKey(mark), mark]));
    for (const mark of usage.groups) {
      const key = topicKey(mark);
      const list = this.#readers.get(key);
      if (list) list.push(mark);
      else this.#readers.set(key, [mark]);
    }
  }

  /** The mark of an incarnation of a topic. */
  topic(topic: string, topicId: string | undefined): TopicMark | undefined {
    return topicId === undefined
      ? undefined
      : this.#topics.get(topicKey({ topic, topicId }));
  }

  /** The mark of a group on an incarnation. */
  group(
    topic: string,
    topicId: string | undefined,
    group: string,
  ): GroupMark | undefined {
    return topicId === undefined
      ? undefined
      : this.#groups.get(groupKey({ topic, topicId, group }));
  }

  /** The marks of every group that was seen on an incarnation. */
  readers(topic: string, topicId: string | undefined): readonly GroupMark[] {
    return topicId === undefined
      ? []
      : this.#readers.get(topicKey({ topic, topicId })) ?? [];
  }
}
