import { Link } from '@backstage/ui';
import {
  ClusterState,
  Overview,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { useHost } from '../../host';
import { CLUSTER_STATES, stateTone } from '../../model/clusterStates';
import { gravest } from '../../model/topicState';
import { SignWord } from '../../ui';
import styles from './OverviewPage.module.css';

/** The answer in one line: over all registries and clusters, how many topics agree. */
export function AgreementAnswer(props: { overview: Overview }) {
  const host = useHost();
  const { agreement } = props.overview;
  if (agreement.length === 0) return null;
  const sum = (state: ClusterState) =>
    agreement.reduce((total, row) => total + row.states[state], 0);
  const all = CLUSTER_STATES.reduce((total, state) => total + sum(state.id), 0);
  const right = sum('agrees') + sum('absent');
  return (
    <p className={styles.answer}>
      <span>
        {all > 0 && right === all ? (
          'Every topic is on every cluster as its registry says.'
        ) : (
          <>
            <strong>{formatCount(right)}</strong> of {formatCount(all)} topics,
            cluster by cluster, are as their registry says
          </>
        )}
      </span>
      {CLUSTER_STATES.filter(
        ({ id }) => id !== 'agrees' && id !== 'absent' && sum(id) > 0,
      ).map(view => (
        <Link key={view.id} standalone href={host.topics({ state: view.id })}>
          <SignWord
            state={view.state}
            tone={stateTone(view, {
              [view.id]: gravest(
                agreement.map(({ severities }) => severities[view.id]),
              ),
            })}
          >
            {formatCount(sum(view.id))} {view.word(sum(view.id))}
          </SignWord>
        </Link>
      ))}
    </p>
  );
}
