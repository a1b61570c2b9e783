import {
  ServiceLabel,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import styles from './TopicsPage.module.css';

/** "Billing & Revenue Management → 5 services", with every name on hover. */
export function PartiesWord(props: { row: TopicRow }) {
  const { producers, consumers, consumersStated } = props.row;
  if (!producers.length && !consumers.length) {
    return <span className={styles.quiet}>none stated</span>;
  }
  const title = `${names(producers) || 'no producer stated'} → ${
    names(consumers) || 'no consumer stated'
  }`;
  return (
    <span className={styles.parties} title={title}>
      <span className={styles.cut}>{short(producers) ?? 'no producer'}</span>
      <span className={styles.arrow}>
        →{' '}
        {consumers.length === 1
          ? consumers[0].name
          : short(consumers) ??
            (consumersStated === 'none' ? 'nobody yet' : 'not known yet')}
      </span>
    </span>
  );
}

function names(services: ServiceLabel[]): string {
  return services.map(one => one.name).join(', ');
}

function short(services: ServiceLabel[]): string | undefined {
  if (!services.length) return undefined;
  return services.length === 1
    ? services[0].name
    : `${services.length} services`;
}
