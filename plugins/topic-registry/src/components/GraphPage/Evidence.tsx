import { Link } from '@backstage/ui';
import {
  GraphEdge,
  GroupOnTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { useHost } from '../../host';
import { Ago, Name, Prose, SignWord } from '../../ui';
import { GraphIndex } from './model/GraphIndex';
import { membersOf, stateOf } from '../../model/membersOf';
import { VERDICTS } from '../../model/verdicts';
import styles from './GraphPanel.module.css';

/** What an edge rests on: the line that declares it, the groups that show it. */
export function Evidence(props: {
  edge: GraphEdge;
  index: GraphIndex;
  /** Which of its ends are named. */
  show: 'party' | 'topic' | 'both';
  onPin: (id: string) => void;
}) {
  const host = useHost();
  const { edge, index, show, onPin } = props;
  const verdict = VERDICTS[edge.verdict];
  const ends =
    edge.role === 'producer' ? ['party', 'topic'] : ['topic', 'party'];
  return (
    <>
      <div className={styles.ends}>
        {ends
          .filter(end => show === 'both' || show === end)
          .map((end, at) => (
            <span key={end}>
              {at > 0 && <span className={styles.arrow}>→ </span>}
              <button
                type="button"
                className={`${styles.end} ${
                  end === 'topic' ? styles.mono : ''
                }`}
                onClick={() => onPin(end === 'topic' ? edge.topic : edge.party)}
              >
                {index.nameOf(end === 'topic' ? edge.topic : edge.party)}
              </button>
            </span>
          ))}
        <span className={styles.verdict}>
          <SignWord
            state={verdict.state}
            tone={verdict.tone}
            title={verdict.title}
          >
            {verdict.word}
          </SignWord>
        </span>
      </div>
      <div className={styles.quiet}>
        {edge.declared ? (
          <>
            declared in{' '}
            <Link
              variant="body-small"
              href={host.document(edge.declared.registry, edge.declared.line)}
            >
              line {edge.declared.line} of {edge.declared.registry}
            </Link>
            {edge.declared.certainty === 'alternative' && ', as one of several'}
          </>
        ) : (
          'declared in no line'
        )}
      </div>
      {edge.groups.map(group => (
        <Group key={`${group.cluster} ${group.group}`} group={group} />
      ))}
      {edge.reason && edge.verdict !== 'not-observable' && (
        <div className={styles.quiet}>
          <Prose>{edge.reason}</Prose>
        </div>
      )}
    </>
  );
}

function Group(props: { group: GroupOnTopic }) {
  const { group } = props;
  return (
    <div className={styles.group}>
      <Name>{group.group}</Name>
      <div className={styles.quiet}>
        {group.cluster} ·{' '}
        <span title={`The group is ${stateOf(group)}`}>{membersOf(group)}</span>{' '}
        · lag {group.lag === undefined ? 'not known' : formatCount(group.lag)} ·
        seen <Ago at={group.observedAt} />
        {group.movedAt && (
          <>
            {' '}
            · moved <Ago at={group.movedAt} />
          </>
        )}
      </div>
    </div>
  );
}
