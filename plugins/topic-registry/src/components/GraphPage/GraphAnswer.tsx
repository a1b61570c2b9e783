import { Link } from '@backstage/ui';
import { formatCount, plural } from '../../format';
import { useHost } from '../../host';
import { SignState, SignTone, SignWord } from '../../ui';
import { GraphIndex } from './model/GraphIndex';
import { EdgeKind } from './model/kinds';
import styles from './GraphPage.module.css';

const PARTS: {
  kind: EdgeKind;
  word: (count: number) => string;
  state: SignState;
  tone: SignTone;
}[] = [
  {
    kind: 'undeclared',
    word: n => (n === 1 ? 'reader not declared' : 'readers not declared'),
    state: 'differs',
    tone: 'warning',
  },
  {
    kind: 'not-seen',
    word: n =>
      n === 1 ? 'declared reader not seen' : 'declared readers not seen',
    state: 'differs',
    tone: 'warning',
  },
  {
    kind: 'unknown',
    word: () => 'not known',
    state: 'unknown',
    tone: 'quiet',
  },
];

/** How much there is, and how far declared and seen agree; each figure narrows the graph. */
export function GraphAnswer(props: { index: GraphIndex }) {
  const host = useHost();
  const { graph } = props.index;
  const services = graph.parties.filter(one => one.kind === 'service').length;
  return (
    <div className={styles.answer}>
      <span>
        {plural(graph.topics.length, 'topic')} between{' '}
        {plural(services, 'service')}
      </span>
      {PARTS.map(part => {
        const count = graph.edges.filter(
          edge => edge.role === 'consumer' && edge.verdict === part.kind,
        ).length;
        return (
          count > 0 && (
            <Link
              key={part.kind}
              standalone
              href={host.graph({ kind: part.kind })}
            >
              <SignWord state={part.state} tone={part.tone}>
                {formatCount(count)} {part.word(count)}
              </SignWord>
            </Link>
          )
        );
      })}
    </div>
  );
}
