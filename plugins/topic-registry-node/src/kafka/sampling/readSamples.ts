import {
  ObservedSamples,
  ownValue,
  TopicSample,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterConfig, SamplingConfig } from '../../config';
import { Reading } from '../reading/Reading';
import { refusal } from '../reading/refusals';
import { ClusterSession } from '../session/ClusterSession';
import { ReadingFailure } from '../session/ReadingFailure';
import { KafkaSecurity } from '../session/security';
import { topicsToSample } from './askPlan';
import { RecordSampler } from './RecordSampler';

/** The cluster as the role sees it that samples. */
export function samplingRoleOf(
  config: ClusterConfig,
  { sasl, tls }: SamplingConfig,
): ClusterConfig {
  return { ...config, sasl: sasl ?? config.sasl, tls: tls ?? config.tls };
}

/**
 * Samples the topics of the request, over connections of their own: they may
 * belong to another role, and have a deadline of their own. Keeps of earlier
 * samples what is not sampled this time.
 */
export async function readSamples(
  reading: Reading,
  security: KafkaSecurity,
  logger: LoggerService | undefined,
): Promise<void> {
  const { config, coverage, options } = reading;
  const { sampling } = config;
  if (!sampling || !options.sampling) {
    throw refusal(
      config,
      'error',
      'no records were looked at, as sampling is not set up for it.',
    );
  }
  const role = samplingRoleOf(config, sampling);
  const { previous } = options.sampling;
  const topics = topicsToSample(
    reading.topics.values(),
    options.sampling,
    sampling.topics,
    previous,
  );
  const session = ClusterSession.open({
    config: role,
    security,
    logger,
    signal: options.signal,
    deadlineMs: sampling.deadlineMs,
  });
  try {
    const sampler = new RecordSampler(
      reading,
      role,
      session,
      sampling,
      options.sampling,
    );
    const taken = await sampler.sample(topics);
    reading.samples = {
      takenAt: taken.takenAt,
      topics: { ...standing(reading, previous), ...taken.topics },
    };
    for (const { name } of topics) {
      if (ownValue(reading.samples.topics, name)) continue;
      coverage.refuseSubject(
        'samples',
        name,
        refusal(
          config,
          'error',
          `the records of topic "${name}" were not reached yet within topicRegistry.clusters.${config.id}.sampling.maxBytes and deadline; its turn comes.`,
        ),
      );
    }
    coverage.answered('samples');
  } catch (error) {
    if (previous) {
      reading.samples = { ...previous, topics: standing(reading, previous) };
    }
    throw error instanceof ReadingFailure
      ? inWordsOfSampling(error, config)
      : error;
  } finally {
    await session.close();
    reading.addCost(session.cost);
  }
}

/** Earlier samples of what is still there: a topic of the same name may be another one. */
function standing(
  reading: Reading,
  previous: ObservedSamples | undefined,
): Record<string, TopicSample> {
  return Object.fromEntries(
    Object.entries(previous?.topics ?? {}).filter(([name, { topicId }]) => {
      const topic = reading.topics.get(name);
      return topic !== undefined && topic.topicId === topicId;
    }),
  );
}

/** The session speaks of the cluster's keys in app-config; here those of its sampling are meant. */
function inWordsOfSampling(
  failure: ReadingFailure,
  { id, sampling }: ClusterConfig,
): ReadingFailure {
  const key = `topicRegistry.clusters.${id}`;
  let { message } = failure;
  for (const name of ['sasl', 'tls', 'deadline'] as const) {
    if (name !== 'deadline' && !sampling?.[name]) continue;
    message = message.split(`${key}.${name}`).join(`${key}.sampling.${name}`);
  }
  return new ReadingFailure(failure.code, message, failure.splittable);
}
