import {
  Presence,
  UNLISTED_TOPICS,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ObservationDraft } from './ObservationDraft';
import { refusal } from './refusals';

/**
 * A name that no topic has. A role that may describe whatever there is learns
 * that it does not exist; any other learns that it may not know. A topic that is
 * denied by name to a role that may describe all others is not found out so.
 */
export const NO_TOPIC = 'topic-registry.may-describe-every-topic';

/**
 * Refuses what a listing of topics may leave out, by the answer for the name
 * that no topic has; undefined where there was none.
 */
export function refuseUnlisted(
  { config, coverage }: ObservationDraft,
  answer: Presence | undefined,
): void {
  if (answer === 'absent') return;
  const may =
    'the list of topics may be incomplete: the brokers leave out, without an error, the topics that the role may not describe';
  coverage.refuseSubject(
    'topics',
    UNLISTED_TOPICS,
    answer === undefined
      ? refusal(
          config,
          'error',
          `${may}, and none of them told whether it may describe all.`,
        )
      : refusal(
          config,
          'denied',
          `${may}, and it may not describe all. Grant the reading role Describe on all topics (MSK IAM: kafka-cluster:DescribeTopic).`,
        ),
  );
}
