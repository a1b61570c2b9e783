import {
  ownValue,
  ruleOf,
  StatedCount,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';

const NOUNS: Record<string, string> = {
  'active-topics': 'active topics',
  topics: 'topics',
  'consumed-topics': 'consumed topics',
  'produced-topics': 'produced topics',
  'category-topics': 'topics',
  categories: 'categories',
  services: 'services',
  'matrix-topics': 'topics',
};

export const declaredCount: DocumentRule = {
  meta: ruleOf('document/declared-count'),
  check({ registry, report }) {
    // Such as a total that stands at the head and again at the foot.
    const seen = new Map<string, number>();
    for (const count of registry.counts) {
      const what = [count.subject, count.scope].filter(Boolean).join(' ');
      const nth = (seen.get(what) ?? 0) + 1;
      seen.set(what, nth);
      if (count.stated === count.found) continue;
      report({
        subject: { kind: 'document', name: registry.id },
        message: sentence(count),
        declared: String(count.stated),
        seen: String(count.found),
        range: count.range,
        discriminator: nth === 1 ? what : `${what} ${nth}`,
        suggestion: {
          text: `If nothing is missing, write ${count.found}.`,
        },
      });
    }
  },
};

function sentence(count: StatedCount): string {
  const noun =
    ownValue(NOUNS, count.subject) ?? count.subject.replace(/-/g, ' ');
  const where = count.scope ? ` under ${code(count.scope)}` : '';
  return `The document states ${count.stated} ${noun}${where} (line ${count.range.line}) and lists ${count.found}.`;
}
