import {
  RuleFamily,
  RuleMeta,
  ruleCatalogue,
} from '@topic-registry/backstage-plugin-topic-registry-common';

const INTRODUCTION = `# Rules

What Topic Registry checks, family by family. A rule needs the document alone
(\`topic-registry lint\`), or also a reading of a cluster (\`topic-registry drift\`
and the portal).

The severity given with a rule is its usual one. For a setting it depends on the
statement: what the topic itself declares and the cluster has otherwise is an error;
below a standard is a warning; above a standard is information, to be declared if it
is meant. Other exceptions stand under "Why".

A question that a cluster refuses or fails to answer never gives a finding and
never resolves one: the finding stays as it was and says why.

This page is made from the catalogue of rules by \`node scripts/generate-rules-doc.js\`.
`;

/** The text of `docs/rules.md`. */
export function rulesDocument(): string {
  const families = new Map<RuleFamily, RuleMeta[]>();
  for (const meta of ruleCatalogue) {
    const list = families.get(meta.family);
    if (list) list.push(meta);
    else families.set(meta.family, [meta]);
  }
  const sections = [INTRODUCTION];
  for (const [family, metas] of families) {
    sections.push(`## ${family[0].toUpperCase()}${family.slice(1)}\n`);
    for (const meta of metas) sections.push(section(meta));
  }
  return sections.join('\n');
}

function section(meta: RuleMeta): string {
  const needs =
    meta.needs === 'document' ? 'the document' : 'the document and a cluster';
  const readings =
    meta.confirmations === 2
      ? 'The portal waits for two complete readings in a row; `drift` has one, and says so.\n\n'
      : '';
  return `### \`${meta.id}\`

${meta.title}. Severity: ${meta.defaultSeverity}. Needs ${needs}.

${readings}**Why.** ${meta.why}

**How to mend it.** ${meta.mend}
`;
}
