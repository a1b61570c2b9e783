import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { listOf } from '../words';

export const documentNoDates: DocumentRule = {
  meta: ruleOf('document/no-dates'),
  check({ registry, topics, report }) {
    if (topics.length === 0) return;
    const { lastReviewed, reviewFrequency, documentOwner } = registry.standards;
    const missing = [
      !lastReviewed && 'when it was last reviewed',
      !reviewFrequency && 'how often it is to be reviewed',
      !documentOwner && 'who owns it',
    ].filter((words): words is string => Boolean(words));
    if (missing.length === 0) return;
    report({
      subject: { kind: 'document', name: registry.id },
      message: `The document does not say ${listOf(missing, 'or')}.`,
    });
  },
};
