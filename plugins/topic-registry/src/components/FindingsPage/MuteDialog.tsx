import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Radio,
  RadioGroup,
  TextAreaField,
} from '@backstage/ui';
import {
  MUTE_DAYS_MAX,
  MUTE_REASON_MAX,
  MuteRequest,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { MUTE_SPANS, muteEnd, MuteSpan } from './muteEnds';
import { failureOf } from '../../format';
import { useAction } from './useAction';
import styles from './FindingActions.module.css';

/** Asks why a finding may wait, and until when. */
export function MuteDialog(props: {
  onMute: (request: MuteRequest) => Promise<void>;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [span, setSpan] = useState<MuteSpan>('week');
  const [date, setDate] = useState('');
  const action = useAction();
  const until = muteEnd(span, date, new Date());
  const ready = reason.trim() !== '' && until !== undefined;
  const today = DateTime.now();

  const mute = () =>
    action.run(async () => {
      if (!until) return;
      await props.onMute({ reason: reason.trim(), until });
      props.onClose();
    });

  return (
    <Dialog
      isOpen
      width={460}
      onOpenChange={open => {
        if (!open) props.onClose();
      }}
    >
      <DialogHeader>Mute this finding</DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          <p className={styles.hint}>
            It leaves the list of open findings and its counts, and nobody is
            alerted of it; the list has it under the state "muted". It is open
            again by itself when the time is over.
          </p>
          <TextAreaField
            label="Why may it wait?"
            value={reason}
            onChange={setReason}
            maxLength={MUTE_REASON_MAX}
            rows={2}
            isRequired
            // Nothing else is of use before it is filled in.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
          <RadioGroup
            label="For how long?"
            value={span}
            onChange={value => setSpan(value as MuteSpan)}
          >
            {MUTE_SPANS.map(({ id, label }) => (
              <Radio key={id} value={id}>
                {label}
              </Radio>
            ))}
          </RadioGroup>
          <input
            className={styles.date}
            type="date"
            aria-label="Last day of the mute"
            value={date}
            min={today.toISODate()}
            max={today.plus({ days: MUTE_DAYS_MAX - 1 }).toISODate()}
            onChange={event => {
              setDate(event.target.value);
              setSpan('date');
            }}
          />
          {action.error && (
            <p className={styles.error} role="alert">
              {failureOf(action.error).words}
            </p>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          isDisabled={!ready || action.busy}
          onPress={mute}
        >
          Mute
        </Button>
        <Button variant="secondary" slot="close">
          Cancel
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
