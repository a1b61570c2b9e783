import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ObserveOptions } from '../ClusterReader';
import { ReadingFailure } from '../session/ReadingFailure';
import { CoverageBook } from './CoverageBook';
import { questionsOf } from './ObservationDraft';

/** The observation of a cluster that could not even be asked: nothing is known, and why. */
export function refusedObservation(
  cluster: string,
  options: ObserveOptions,
  failure: ReadingFailure,
  startedAt: string,
): Observation {
  const coverage = new CoverageBook(questionsOf(options));
  coverage.refuseRest(failure);
  const unknown = (names: string[]) =>
    Object.fromEntries(names.map(name => [name, 'unknown' as const]));
  return {
    cluster,
    startedAt,
    endedAt: new Date().toISOString(),
    brokers: [],
    topics: [],
    groups: [],
    askedTopics: unknown(options.expectedTopics),
    askedGroups: unknown(options.expectedGroups),
    coverage: coverage.entries({}),
    cost: { requests: 0, bytesReceived: 0 },
  };
}
