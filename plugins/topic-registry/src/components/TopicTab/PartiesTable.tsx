import { Link } from '@backstage/ui';
import {
  GroupOnTopic,
  PartyRow,
  ReaderVerdict,
  TopicDetail,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { useHost } from '../../host';
import { membersOf, stateOf } from '../../model/membersOf';
import { VERDICTS } from '../../model/verdicts';
import { Ago, DataTable, Name, plainProse, SignWord } from '../../ui';
import styles from './TopicTab.module.css';

/** Who produces and consumes a topic: what is declared beside what was seen. */
export function PartiesTable(props: { topic: TopicDetail }) {
  const { topic } = props;
  if (!topic.parties.length) {
    return (
      <p className={styles.none}>
        The document names no producer and no consumer, and no group reads the
        topic on the clusters that answered.
      </p>
    );
  }
  return (
    <DataTable
      label="Parties"
      head={
        <>
          <th scope="col">Service</th>
          <th scope="col">Role</th>
          <th scope="col">Declared</th>
          <th scope="col">Seen</th>
          <th scope="col" className="figure">
            Lag
          </th>
          <th scope="col">Moved</th>
          <th scope="col">Verdict</th>
        </>
      }
    >
      {topic.parties.map((party, index) => (
        <PartyRows key={index} party={party} />
      ))}
    </DataTable>
  );
}

function PartyRows(props: { party: PartyRow }) {
  const { party } = props;
  const [first, ...more] = party.groups;
  const verdict = VERDICTS[party.verdict];
  const span = Math.max(party.groups.length, 1);
  return (
    <>
      <tr>
        <th scope="row" rowSpan={span}>
          <ServiceName party={party} />
        </th>
        <td rowSpan={span}>{party.role}</td>
        <td rowSpan={span} className={styles.tight}>
          <Declared party={party} />
        </td>
        <GroupCells group={first} />
        <td rowSpan={span}>
          <SignWord
            state={verdict.state}
            tone={verdict.tone}
            title={party.reason ?? verdict.title}
          >
            {verdict.word}
          </SignWord>
          {party.reason && (
            <div className={styles.reason}>
              {party.reason.replace(/`/g, '')}
            </div>
          )}
        </td>
      </tr>
      {more.map(group => (
        <tr key={`${group.cluster} ${group.group}`}>
          <GroupCells group={group} />
        </tr>
      ))}
    </>
  );
}

function ServiceName(props: { party: PartyRow }) {
  const host = useHost();
  const { service, groups } = props.party;
  if (!service) {
    const candidates = groups[0]?.candidates;
    return (
      <span className={styles.quiet}>
        {candidates?.length
          ? `one of ${candidates.join(', ')}`
          : 'no known service'}
      </span>
    );
  }
  const href = service.entityRef && host.entity(service.entityRef);
  return href ? (
    <Link standalone href={href} title={service.ref}>
      {service.name}
    </Link>
  ) : (
    <span title={service.ref}>{service.name}</span>
  );
}

function Declared(props: { party: PartyRow }) {
  const host = useHost();
  const { declared } = props.party;
  if (!declared) return <span className={styles.quiet}>no</span>;
  return (
    <>
      <Link href={host.document(declared.registry, declared.line)}>
        line {declared.line}
      </Link>
      {declared.certainty === 'alternative' && (
        <div
          className={styles.aside}
          title="The document leaves open which of several it will be"
        >
          one of several
        </div>
      )}
    </>
  );
}

function GroupCells(props: { group: GroupOnTopic | undefined }) {
  const { group } = props;
  if (!group) {
    return (
      <>
        <td className={styles.quiet}>–</td>
        <td className="figure">–</td>
        <td className={styles.quiet}>–</td>
      </>
    );
  }
  return (
    <>
      <td className={styles.group}>
        <Name>{group.group}</Name>
        <div className={styles.aside}>
          {group.cluster} ·{' '}
          <span title={`The group is ${stateOf(group)}`}>
            {membersOf(group)}
          </span>
          {group.use && <UseOf group={group} use={group.use} />}
        </div>
      </td>
      <td className="figure">
        {group.lag === undefined ? (
          <span title="Its commits or the ends of the topic are not known">
            ?
          </span>
        ) : (
          formatCount(group.lag)
        )}
        {group.lostUnread !== undefined && (
          <div>{formatCount(group.lostUnread)} deleted unread</div>
        )}
      </td>
      <td>
        <Ago at={group.movedAt} never="not seen to move" />
      </td>
    </>
  );
}

const USES: Record<ReaderVerdict['verdict'], string> = {
  active: 'reads',
  'attached-idle': 'waits',
  stalled: 'stalled',
  stale: 'stopped',
  unknown: 'use not known',
};

// What has nobody now, and was in use within the days that count.
const USED: Partial<typeof USES> = {
  active: 'has read lately',
  'attached-idle': 'was attached lately',
};

/** How a group uses the topic, in a word; the evidence beside it on demand. */
function UseOf(props: { group: GroupOnTopic; use: ReaderVerdict }) {
  const { verdict, reason } = props.use;
  const past = props.group.members === 0 ? USED[verdict] : undefined;
  return (
    <>
      {' · '}
      <span title={plainProse(reason)}>{past ?? USES[verdict]}</span>
    </>
  );
}
