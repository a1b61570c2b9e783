import { LeftAlone } from '@topic-registry/backstage-plugin-topic-registry-common';
import { plural } from '../../format';
import { Prose } from '../../ui';
import styles from './ClusterPage.module.css';

/** The topics and groups of platforms, which no rule looks at, with their owners. */
export function LeftAloneList(props: { things: LeftAlone[] }) {
  const { things } = props;
  const count = (kind: LeftAlone['kind']) =>
    things.filter(one => one.kind === kind).length;
  return (
    <details className={styles.why}>
      <summary>
        {plural(count('topic'), 'topic')} and {plural(count('group'), 'group')}
      </summary>
      <ul>
        {things.map(({ kind, name, owner }) => (
          <li key={`${kind} ${name}`}>
            {kind} <code>{name}</code>: <Prose>{owner}</Prose>
          </li>
        ))}
      </ul>
    </details>
  );
}
