import { useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import {
  FindingDetail,
  FindingEvent,
  findRule,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ReactNode } from 'react';
import { topicRegistryApiRef } from '../../api';
import { entityLabel } from '../../format';
import { useHost } from '../../host';
import { useLive, useLoad } from '../../hooks';
import {
  Ago,
  Boundary,
  Moment,
  Prose,
  RowSkeleton,
  SidePanel,
  Since,
  SignWord,
} from '../../ui';
import { DocumentExcerpt } from './DocumentExcerpt';
import { CommentForm, MuteControl } from './FindingActions';
import { severityWord } from './words';
import styles from './FindingPanel.module.css';

/** Everything that is known of one finding, beside the list. */
export function FindingPanel(props: {
  fingerprint: string;
  onClose: () => void;
  /** Called after something was done with it. */
  onChanged: () => void;
}) {
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(
    () => api.getFinding(props.fingerprint),
    props.fingerprint,
  );
  useLive(loaded.reload);
  return (
    <SidePanel
      label="Finding"
      back="All findings"
      takesFocus
      onClose={props.onClose}
      className={styles.panel}
    >
      <Boundary
        what="The finding"
        loaded={loaded}
        skeleton={<RowSkeleton rows={6} label="Loading the finding" />}
      >
        {finding => (
          <Detail
            finding={finding}
            onChanged={() => {
              loaded.reload();
              props.onChanged();
            }}
          />
        )}
      </Boundary>
    </SidePanel>
  );
}

function Detail(props: { finding: FindingDetail; onChanged: () => void }) {
  const { finding, onChanged } = props;
  const rule = findRule(finding.rule);
  return (
    <>
      <h2 className={styles.message}>
        <Prose>{finding.message}</Prose>
      </h2>
      <p className={styles.line}>
        <SignWord
          state={finding.staleReason ? 'unknown' : 'differs'}
          tone={finding.severity}
        >
          {severityWord(finding)}
        </SignWord>
        <span>
          since <Since at={finding.firstSeenAt} />
        </span>
        <span>
          last seen <Ago at={finding.lastSeenAt} />
        </span>
        {finding.reopened > 0 && (
          <span>
            came back {finding.reopened}{' '}
            {finding.reopened === 1 ? 'time' : 'times'}
          </span>
        )}
      </p>
      {finding.staleReason && (
        <p className={styles.stale}>
          <Prose>{`Not known at present: ${finding.staleReason}`}</Prose>
        </p>
      )}
      <MuteControl finding={finding} onChanged={onChanged} />
      <Sides finding={finding} />
      {finding.evidence.length > 0 && (
        <Section title="Evidence">
          <dl className={styles.facts}>
            {finding.evidence.map((fact, index) => (
              <div key={index}>
                <dt>{fact.label}</dt>
                <dd>
                  <code>{fact.value}</code>
                  {fact.at && (
                    <span className={styles.quiet}>
                      {' '}
                      <Ago at={fact.at} />
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {finding.excerpt && finding.location && (
        <Section title="In the document">
          <DocumentExcerpt finding={finding} />
        </Section>
      )}
      {finding.suggestion && (
        <Section title="Suggestion">
          <p className={styles.text}>
            <Prose>{finding.suggestion.text}</Prose>
          </p>
        </Section>
      )}
      {rule && (
        <>
          <Section title="Why it matters">
            <p className={styles.text}>
              <Prose>{rule.why}</Prose>
            </p>
          </Section>
          <Section title="How to mend it">
            <p className={styles.text}>
              <Prose>{rule.mend}</Prose>
            </p>
          </Section>
        </>
      )}
      <Section title="History">
        <History events={finding.history} />
        <CommentForm finding={finding} onChanged={onChanged} />
      </Section>
      <Section title="About">
        <About finding={finding} title={rule?.title} />
      </Section>
    </>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{props.title}</h3>
      {props.children}
    </section>
  );
}

function Sides(props: { finding: FindingDetail }) {
  const host = useHost();
  const { finding } = props;
  if (finding.declared === undefined && finding.seen === undefined) {
    return null;
  }
  return (
    <div className={styles.sides}>
      <div className={styles.side}>
        <h3 className={styles.sectionTitle}>Declared</h3>
        <p className={styles.value}>{finding.declared ?? 'nothing'}</p>
        <p className={styles.quiet}>
          {finding.location ? (
            <Link
              variant="body-small"
              href={host.document(finding.registry, finding.location.line)}
            >
              line {finding.location.line} of {finding.registry}
            </Link>
          ) : (
            `by no line of ${finding.registry}`
          )}
        </p>
      </div>
      <div className={styles.side}>
        <h3 className={styles.sectionTitle}>Seen</h3>
        <p className={styles.value}>{finding.seen ?? 'nothing'}</p>
        <p className={styles.quiet}>
          {finding.cluster ? (
            <>
              on {finding.cluster}, <Moment at={finding.lastSeenAt} />
            </>
          ) : (
            <>
              in the document, <Moment at={finding.lastSeenAt} />
            </>
          )}
        </p>
      </div>
    </div>
  );
}

const EVENT_WORDS: Record<FindingEvent['kind'], string> = {
  opened: 'found',
  updated: 'changed',
  resolved: 'no longer true',
  reopened: 'came back',
  muted: 'muted',
  unmuted: 'unmuted',
  commented: 'comment',
};

function History(props: { events: FindingEvent[] }) {
  if (!props.events.length) {
    return <p className={styles.text}>Nothing is recorded yet.</p>;
  }
  return (
    <ol className={styles.history}>
      {props.events.map((event, index) => (
        <li key={index}>
          <Moment at={event.at} />
          <span>
            <EventWords event={event} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function EventWords(props: { event: FindingEvent }) {
  const { kind, by, until, note } = props.event;
  return (
    <>
      {EVENT_WORDS[kind]}
      {by && ` by ${entityLabel(by)}`}
      {until && (
        <>
          {' '}
          until <Since at={until} />
        </>
      )}
      {note && `: ${note}`}
    </>
  );
}

function About(props: { finding: FindingDetail; title?: string }) {
  const host = useHost();
  const { finding } = props;
  const topic = topicOf(finding);
  const topicHref =
    finding.topicEntityRef && host.topic(finding.topicEntityRef);
  const ownerHref = finding.owner && host.entity(finding.owner);
  return (
    <dl className={styles.facts}>
      {topic && (
        <div>
          <dt>topic</dt>
          <dd>
            {topicHref ? (
              <Link href={topicHref}>
                <code>{topic}</code>
              </Link>
            ) : (
              <code>{topic}</code>
            )}
          </dd>
        </div>
      )}
      <div>
        <dt>rule</dt>
        <dd>
          <Link href={host.findings({ rule: finding.rule })}>
            <code>{finding.rule}</code>
          </Link>
          {props.title && `: ${props.title}`}
        </dd>
      </div>
      <div>
        <dt>owner</dt>
        <dd>
          {!finding.owner && 'nobody can be told'}
          {finding.owner &&
            (ownerHref ? (
              <Link href={ownerHref}>{entityLabel(finding.owner)}</Link>
            ) : (
              entityLabel(finding.owner)
            ))}
        </dd>
      </div>
      <div>
        <dt>fingerprint</dt>
        <dd>
          <code>{finding.fingerprint}</code>
        </dd>
      </div>
    </dl>
  );
}
