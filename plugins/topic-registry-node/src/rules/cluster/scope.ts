import {
  Lifecycle,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresentTopic } from '../clusterView';
import { ClusterRuleContext } from '../rule';

/**
 * The declared topics that a rule can judge. Leaves the rule open for all when
 * the topics or another question that it needs went unanswered, and for each
 * topic of which it cannot be told whether it is there.
 */
export function judgeable(
  context: ClusterRuleContext,
  lifecycles: Lifecycle[],
  needs: Question[] = [],
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
    context.unknown({ subject: { kind: 'topic', name }, reason });
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
