import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { clusterView } from '../../model/topicState';
import { SignWord } from '../../ui';

/** How a topic stands on many clusters: those that differ, else those not known. */
export function ClustersWord(props: { row: TopicRow }) {
  const { clusters } = props.row;
  const differ = clusters.filter(
    on => on.state === 'differs' || on.state === 'missing',
  );
  const unknown = clusters.filter(on => on.state === 'unknown');
  const shown = differ.length ? differ : unknown;
  if (!shown.length) {
    return <SignWord state="agrees">{clusters.length} agree</SignWord>;
  }
  const view = clusterView(shown[0]);
  return (
    <SignWord
      state={view.state}
      tone={view.tone}
      title={shown.map(on => on.cluster).join(', ')}
    >
      {shown.length} of {clusters.length} {differ.length ? 'differ' : 'unknown'}
    </SignWord>
  );
}
