import {
  findRule,
  nearestName,
  ruleCatalogue,
  ruleOf,
  SuppressionComment,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code } from '../words';

const IDS = ruleCatalogue.map(({ id }) => id);

export const suppressionMalformed: DocumentRule = {
  meta: ruleOf('suppression/malformed'),
  check(context) {
    const needsEnd = context.options.flag('requireEndDate');
    const seen = new Map<string, number>();
    for (const comment of context.registry.suppressions) {
      const { problem, until, range } = comment;
      const missingEnd =
        needsEnd && !until
          ? 'it does not say until when it holds, which app-config asks for'
          : undefined;
      const whole = problem ?? missingEnd;
      if (whole) {
        const what = comment.rules[0]?.value ?? 'comment';
        report(context, seen, what, range, `${whole}.`);
      }
      for (const rule of comment.rules) {
        if (findRule(rule.value)) continue;
        const near = nearestName(rule.value, IDS);
        report(
          context,
          seen,
          rule.value,
          rule.range,
          `there is no rule ${code(rule.value)}${
            near ? `; did you mean ${code(near)}?` : '.'
          }`,
          near,
        );
      }
    }
  },
};

function report(
  context: DocumentRuleContext,
  seen: Map<string, number>,
  what: string,
  range: SuppressionComment['range'],
  why: string,
  replacement?: string,
) {
  const nth = (seen.get(what) ?? 0) + 1;
  seen.set(what, nth);
  context.report({
    subject: { kind: 'document', name: context.registry.id },
    message: `The comment on line ${range.line} silences nothing: ${why}`,
    range,
    discriminator: nth === 1 ? what : `${what} ${nth}`,
    ...(replacement && {
      suggestion: { text: `Write ${code(replacement)}.`, replacement },
    }),
  });
}
