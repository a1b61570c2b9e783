import { toldOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { plural } from '../../format';
import { UrlParams, useUrlParams } from '../../hooks';
import { changeOf, ORIGINS } from './useFindingsQuery';
import styles from './Findings.module.css';

/** Which count led to the list, in words; a click shows the rest too. */
export function Origin() {
  const params = useUrlParams();
  const words = wordsOf(params);
  if (words === undefined) return null;
  return (
    <button
      type="button"
      className={styles.origin}
      aria-label={`${words}: show all others too`}
      title="Show all others too"
      onClick={() =>
        params.set(Object.fromEntries(ORIGINS.map(name => [name, ''])))
      }
    >
      {words} <span aria-hidden>×</span>
    </button>
  );
}

function wordsOf(params: UrlParams): string | undefined {
  const changed = changeOf(params);
  if (changed) {
    const { change, days } = changed;
    const span = days === 1 ? 'the last 24 hours' : `the last ${days} days`;
    return `${change} in ${span}`;
  }
  const told = toldOf(params.get('told'));
  return told && `${plural(told.count, 'finding')} of a notification`;
}
