import { Question } from '@topic-registry/backstage-plugin-topic-registry-common';

/** What a reading asks, as a sentence names it. */
export const QUESTIONS: Record<Question, string> = {
  topics: 'topics',
  configs: 'settings',
  offsets: 'offsets',
  newest: 'newest records',
  groups: 'groups',
  members: 'members of groups',
  commits: 'commits of groups',
  reassignments: 'moves of partitions',
  producers: 'live producers',
  sizes: 'bytes on disk',
  samples: 'samples of records',
};
