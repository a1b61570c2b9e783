import {
  Lifecycle,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../clusterView';
import { ClusterRuleContext, OpenQuestion } from '../rule';

/** What a finding about a topic is about, where it is the topic itself. */
const ofTopic = (name: string): Omit<OpenQuestion, 'reason'> => ({
  subject: { kind: 'topic', name },
});

/**
 * The declared topics that a rule can judge. Leaves the rule open for all when
 * the topics or another question that it needs went unanswered, and for each
 * topic of which it cannot be told whether it is there.
 *
 * @param about - the findings that a rule may have for the sake of a topic,
 *   where they are not about the topic itself
 */
export function judgeable(
  context: ClusterRuleContext,
  lifecycles: Lifecycle[],
  needs: Question[] = [],
  about = ofTopic,
): PresentTopic[] {
  const { view } = context;
  for (const question of ['topics', ...needs] as Question[]) {
    const refused = view.refusal(question);
    if (refused) {
      context.unknown({ reason: refused });
      return [];
    }
  }
  for (const { name, reason } of view.hidden(...lifecycles)) {
    context.unknown({ ...about(name), reason });
  }
  return view.present(...lifecycles);
}

/** Whether more than two readings are remembered; leaves the rule open where they are not. */
export function needsHistory(context: ClusterRuleContext): boolean {
  const { view, unknown } = context;
  if (!view.hasHistory) {
    unknown({
      reason:
        'needs history: what earlier readings have shown is not remembered here',
    });
  }
  return view.hasHistory;
}
