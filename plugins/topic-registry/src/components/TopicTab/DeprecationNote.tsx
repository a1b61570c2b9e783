import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/ui';
import {
  entityNameOf,
  PartyRow,
  TopicDetail,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { daysLeft, formatShort } from '../../format';
import { useHost } from '../../host';
import { useNow } from '../../hooks';
import { Prose, SignWord } from '../../ui';
import styles from './TopicTab.module.css';

/** How long a deprecated topic has to go, who still uses it, and what takes over. */
export function DeprecationNote(props: { topic: TopicDetail }) {
  const { topic } = props;
  const left = daysLeft(topic.removableFrom, useNow());
  const readers = topic.parties.filter(
    party => party.role === 'consumer' && party.groups.length > 0,
  );
  const written = topic.clusters.filter(on => (on.recordsPerHour ?? 0) > 0);
  const unknown = topic.clusters.filter(on => on.state === 'unknown');
  return (
    <div className={styles.deprecation}>
      <p>
        <SignWord state="deprecated" wraps>
          Deprecated
          {topic.deprecatedOn && ` on ${topic.deprecatedOn}`}
          {left ? `: ${left.text}` : ', without a date: no clock runs'}
          {left &&
            topic.removableFrom &&
            ` (removal may be considered from ${topic.removableFrom})`}
        </SignWord>
      </p>
      <p>
        <Replacement topic={topic} />
      </p>
      {readers.length > 0 || written.length > 0 ? (
        <ul>
          {readers.map((party, index) => (
            <li key={index}>
              Still read by <strong>{readerName(party)}</strong> (
              {party.groups
                .map(group => `${group.group} on ${group.cluster}`)
                .join(', ')}
              )
            </li>
          ))}
          {written.map(on => (
            <li key={on.cluster}>
              Still written on <strong>{on.cluster}</strong>:{' '}
              {formatShort(on.recordsPerHour ?? 0)} records an hour, by someone
              whom Kafka does not name
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {unknown.length
            ? `Whether anyone still uses it is not known on ${unknown
                .map(on => on.cluster)
                .join(', ')}.`
            : 'No group reads it, and nothing was written between the last two readings.'}
        </p>
      )}
    </div>
  );
}

function readerName(party: PartyRow): string {
  return party.service?.name ?? 'a group of no known service';
}

function Replacement(props: { topic: TopicDetail }) {
  const { replacement, declaration } = props.topic;
  const migration = declaration.migration?.value;
  if (!replacement) {
    return (
      <>
        The registry names no topic that takes over.{' '}
        {migration && <Prose>{migration}</Prose>}
      </>
    );
  }
  const link = <ReplacementLink topic={props.topic} name={replacement} />;
  // The document's own sentence where it names the topic, else one of ours.
  const [before, ...after] =
    migration?.split(new RegExp(`\`?${escaped(replacement)}\`?`)) ?? [];
  if (!after.length) return <>Use {link} instead.</>;
  return (
    <>
      <Prose>{before}</Prose>
      {link}
      <Prose>{after.join(replacement)}</Prose>
    </>
  );
}

function ReplacementLink(props: { topic: TopicDetail; name: string }) {
  const host = useHost();
  const { topic, name } = props;
  const { kind, namespace } = parseEntityRef(topic.entityRef);
  const href = host.topic(
    stringifyEntityRef({ kind, namespace, name: entityNameOf(name) }),
  );
  const code = <code className={styles.code}>{name}</code>;
  return href ? <Link href={href}>{code}</Link> : code;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
