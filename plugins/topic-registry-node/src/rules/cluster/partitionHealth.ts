import { ClusterView } from '../clusterView';

/**
 * Why a partition that looks healthy may not be: a broker that the metadata
 * lists did not answer. Brokers that have lost their controller go on telling
 * what was true when they lost it.
 */
export function whyHealthIsOpen(view: ClusterView): string | undefined {
  const silent = view.observation.coverage.find(
    ({ answered, code }) =>
      !answered && (code === 'unreachable' || code === 'timeout'),
  );
  return (
    silent &&
    `a broker did not answer, and what the others tell of partitions may be of an earlier time: ${
      silent.reason ?? silent.code
    }`
  );
}
