import {
  MarkupSlip,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';

const MESSAGES: Record<MarkupSlip['kind'], string> = {
  'joined-lines':
    'These lines become one paragraph, in which their fields run into each other.',
  'broken-emphasis':
    'These asterisks mark nothing and are shown as they stand: there is a space inside them, or their counterpart is missing.',
};

export const markup: DocumentRule = {
  meta: ruleOf('document/markup'),
  check({ registry, report }) {
    const nth = new Map<string, number>();
    for (const { kind, range } of registry.markupSlips ?? []) {
      const count = (nth.get(kind) ?? 0) + 1;
      nth.set(kind, count);
      report({
        subject: { kind: 'document', name: registry.id },
        message: MESSAGES[kind],
        range,
        discriminator: count === 1 ? kind : `${kind} ${count}`,
      });
    }
  },
};
