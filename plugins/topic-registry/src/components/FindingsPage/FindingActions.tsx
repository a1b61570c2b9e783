import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, TextAreaField } from '@backstage/ui';
import {
  COMMENT_MAX,
  FindingDetail,
  topicRegistryCommentPermission,
  topicRegistryMutePermission,
  topicResourceRef,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { useState } from 'react';
import { topicRegistryApiRef } from '../../api';
import { entityLabel, failureOf } from '../../format';
import { Moment } from '../../ui';
import { MuteDialog } from './MuteDialog';
import { useAction } from './useAction';
import styles from './FindingActions.module.css';

function resourceOf(finding: FindingDetail): string {
  return topicResourceRef(finding.registry, topicOf(finding) ?? '');
}

/** Mutes and unmutes; says until when, by whom and why it is muted. */
export function MuteControl(props: {
  finding: FindingDetail;
  onChanged: () => void;
}) {
  const { finding, onChanged } = props;
  const api = useApi(topicRegistryApiRef);
  const { allowed } = usePermission({
    permission: topicRegistryMutePermission,
    resourceRef: resourceOf(finding),
  });
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const { fingerprint, mute } = finding;
  if (finding.state === 'resolved') return null;
  return (
    <div className={styles.control}>
      {mute && (
        <p className={styles.muted}>
          Muted until <Moment at={mute.until} /> by {entityLabel(mute.by)}:{' '}
          {mute.reason}
        </p>
      )}
      {allowed && (
        <div className={styles.buttons}>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setAsking(true)}
          >
            {mute ? 'Change' : 'Mute'}
          </Button>
          {mute && (
            <Button
              size="small"
              variant="secondary"
              isDisabled={action.busy}
              onPress={() =>
                action.run(async () => {
                  await api.unmuteFinding(fingerprint);
                  onChanged();
                })
              }
            >
              Unmute
            </Button>
          )}
        </div>
      )}
      {action.error && (
        <p className={styles.error} role="alert">
          {failureOf(action.error).words}
        </p>
      )}
      {asking && (
        <MuteDialog
          onClose={() => setAsking(false)}
          onMute={async request => {
            await api.muteFinding(fingerprint, request);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

/** Adds a comment to the history. */
export function CommentForm(props: {
  finding: FindingDetail;
  onChanged: () => void;
}) {
  const { finding, onChanged } = props;
  const api = useApi(topicRegistryApiRef);
  const { allowed } = usePermission({
    permission: topicRegistryCommentPermission,
    resourceRef: resourceOf(finding),
  });
  const [text, setText] = useState('');
  const action = useAction();
  if (!allowed) return null;
  const send = () =>
    action.run(async () => {
      await api.commentFinding(finding.fingerprint, { text: text.trim() });
      setText('');
      onChanged();
    });
  return (
    <div className={styles.form}>
      <TextAreaField
        aria-label="Comment"
        placeholder="What is known, what is planned"
        rows={2}
        maxLength={COMMENT_MAX}
        value={text}
        onChange={setText}
      />
      {action.error && (
        <p className={styles.error} role="alert">
          {failureOf(action.error).words}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          variant="secondary"
          isDisabled={text.trim() === '' || action.busy}
          onPress={send}
        >
          Comment
        </Button>
      </div>
    </div>
  );
}
