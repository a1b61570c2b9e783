import {
  Observation,
  ObservedGroup,
  ObservedSamples,
  ObservedTopic,
  Presence,
  Question,
  recordOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig } from '../../config';
import { ObserveOptions } from '../ClusterReader';
import { CoverageBook } from './CoverageBook';
import { compareNames } from './compareNames';
import { markIgnored } from './markIgnored';
import { ProgressBook } from './ProgressBook';
import { refuseLeftOut } from './refuseLeftOut';

/** What a reading fills, whichever way it asks. */
export class ObservationDraft {
  readonly coverage: CoverageBook;
  readonly progress: ProgressBook;
  readonly topics = new Map<string, ObservedTopic>();
  readonly groups = new Map<string, ObservedGroup>();
  readonly askedTopics = new Map<string, Presence>();
  readonly askedGroups = new Map<string, Presence>();
  brokers: Observation['brokers'] = [];
  kafkaClusterId?: string;
  protocol?: Observation['protocol'];
  clock?: Observation['clock'];
  samples?: ObservedSamples;
  /** How many topics were asked for records. */
  topicsAskedForRecords = 0;

  constructor(
    readonly config: ClusterConfig,
    readonly options: ObserveOptions,
  ) {
    this.coverage = new CoverageBook(questionsOf(options));
    this.progress = new ProgressBook(options.onProgress);
    for (const topic of options.expectedTopics) {
      this.askedTopics.set(topic, 'unknown');
    }
    for (const group of options.expectedGroups) {
      this.askedGroups.set(group, 'unknown');
    }
  }

  /** Topics that are not Kafka's own. */
  topicsOfUsers(): ObservedTopic[] {
    return [...this.topics.values()].filter(({ internal }) => !internal);
  }

  toObservation(startedAt: string, cost: Observation['cost']): Observation {
    const { topics, groups } = this;
    refuseLeftOut(this);
    markIgnored(this);
    return {
      cluster: this.config.id,
      kafkaClusterId: this.kafkaClusterId,
      startedAt,
      endedAt: new Date().toISOString(),
      brokers: this.brokers,
      topics: [...topics.values()].sort((a, b) => compareNames(a.name, b.name)),
      groups: [...groups.values()].sort((a, b) =>
        compareNames(a.groupId, b.groupId),
      ),
      askedTopics: recordOf(this.askedTopics),
      askedGroups: recordOf(this.askedGroups),
      ...(this.samples ? { samples: this.samples } : {}),
      coverage: this.coverage.entries({
        configs: topics.size,
        offsets: topics.size,
        newest: topics.size,
        members: groups.size,
        commits: groups.size,
        producers: this.topicsOfUsers().length,
        sizes: topics.size,
        samples: this.topicsAskedForRecords,
      }),
      ...(this.protocol && { protocol: this.protocol }),
      ...(this.clock && { clock: this.clock }),
      cost,
    };
  }
}

/** What one observation asks. */
export function questionsOf({
  configKeys,
  also = [],
}: ObserveOptions): Question[] {
  return [
    'topics',
    // without keys nothing is asked, and what is not asked has no coverage
    ...(configKeys.length > 0 ? (['configs'] as const) : []),
    'offsets',
    'newest',
    'groups',
    'members',
    'commits',
    'reassignments',
    ...new Set(also),
  ];
}
