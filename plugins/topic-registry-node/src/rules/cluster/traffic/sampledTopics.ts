import {
  Evidence,
  ownValue,
  Question,
  refusalOf,
  TopicSample,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../../clusterView';
import { ClusterRuleContext } from '../../rule';
import { plural } from '../../words';
import { judgeable } from '../scope';

const SAMPLES: Question = 'samples';

/** A topic with what its newest records show. */
export type SampledTopic = PresentTopic & { sample: TopicSample };

/**
 * The active topics of which records were looked at. Silent on a cluster that
 * is not sampled; where it is, a refused topic, or one whose records could not
 * be read, is left open.
 */
export function sampledTopics(context: ClusterRuleContext): SampledTopic[] {
  const { observation } = context.view;
  if (!observation.coverage.some(({ question }) => question === SAMPLES)) {
    return [];
  }
  const sampled: SampledTopic[] = [];
  for (const topic of judgeable(context, ['active'], [SAMPLES])) {
    const subject = { kind: 'topic', name: topic.name } as const;
    const refused = refusalOf(observation, SAMPLES, topic.name);
    if (refused) {
      context.unknown({
        subject,
        reason: refused.reason ?? 'its records were not told',
      });
      continue;
    }
    const sample = ownValue(observation.samples?.topics, topic.name);
    if (!sample) continue;
    const [unread] = sample.unreadBatches;
    if (unread && sample.records === 0) {
      context.unknown({
        subject,
        reason: `its records could not be read: a batch is ${unread.name}`,
      });
      continue;
    }
    sampled.push({ ...topic, sample });
  }
  return sampled;
}

/** How many records were looked at, of what time, and when. */
export function evidenceOf({ sample }: SampledTopic): Evidence[] {
  const { records, partitions, oldest, newest, sampledAt } = sample;
  const span =
    oldest === undefined || newest === undefined
      ? ''
      : `, dated ${iso(oldest)} to ${iso(newest)}`;
  return [
    {
      label: 'sample',
      value: `the newest ${plural(records, 'record')} of ${plural(
        partitions,
        'partition',
      )}${span}`,
      at: sampledAt,
    },
  ];
}

/** "3 of 40 sampled records" */
export function share(count: number, { sample }: SampledTopic): string {
  return `${count} of ${plural(sample.records, 'sampled record')}`;
}

function iso(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? `${ms} ms` : date.toISOString();
}
