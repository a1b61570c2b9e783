import {
  RuleFamily,
  RuleMeta,
  RuleOption,
  RuleOptionValue,
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

## Settings

app-config changes a rule by its id, for the portal and for the command line (\`--config\`).
\`severity\` holds for all its findings; an exception needs a reason and its last day:

\`\`\`yaml
topicRegistry:
  rules:
    topic/no-schema:
      severity: 'off'
    drift/retention:
      exceptions:
        - subjects: 'audit_*'
          registry: platform
          cluster: prod-eu
          reason: The auditors asked for 60 days; the document follows in April.
          until: '2026-04-30'
\`\`\`

\`profile: review\`, beside the rules, or \`lint --profile review\` asks what a careful reader of the
registry raises once a month, too. Without it the profile is \`default\`: rules of the review are
asked only where app-config gives them a severity.

\`\`\`yaml
topicRegistry:
  rules:
    profile: review
\`\`\`

A comment in the document does the same for the topic around it, or else for the block after it:
a heading with all that stands under it, a table, a list or a paragraph. The reason is required,
the last day is not:

\`\`\`markdown
<!-- topic-registry-ignore topic/no-schema, topic/no-owner: settled with the new billing until 2026-03-31 -->

#### 8. **billing_events**

<!-- topic-registry-ignore-file standards/broker-host: the page names the hosts of the old network -->
\`\`\`

Findings that are silenced so are counted, and a suppression that has ended or that nothing
needs is reported itself. An edit by the portal takes the comments above a topic along with it,
and is refused where one would come to cover something else.

A question that a cluster refuses or fails to answer never gives a finding and
never resolves one: the finding stays as it was and says why.

This page is made from the catalogue of rules by \`node scripts/generate-rules-doc.js\`.
`;

const NEEDS: Record<RuleMeta['needs'], string> = {
  document: 'the document',
  registries: 'the documents that share a cluster',
  cluster: 'the document and a cluster',
};

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
  const parts = [
    `### \`${meta.id}\``,
    `${meta.title}. Severity: ${meta.defaultSeverity}. Needs ${
      NEEDS[meta.needs]
    }.`,
  ];
  if (meta.profile) {
    parts.push(
      `Asked in the profile \`${meta.profile}\`, or where app-config gives it a severity.`,
    );
  }
  if (meta.confirmations === 2) {
    parts.push(
      'The portal waits for two complete readings in a row; `drift` has one, and says so.',
    );
  }
  parts.push(`**Why.** ${meta.why}`, `**How to mend it.** ${meta.mend}`);
  if (meta.options) parts.push(optionTable(meta.options));
  if (meta.examples) {
    parts.push('A finding:', example(meta.examples.invalid));
    parts.push('None:', example(meta.examples.valid));
  }
  return `${parts.join('\n\n')}\n`;
}

function optionTable(options: RuleOption[]): string {
  const rows = options.map(option => {
    const written = (value: RuleOptionValue) =>
      option.kind === 'number'
        ? `${value} ${option.unit}`
        : `\`${JSON.stringify(value)}\``;
    const value =
      option.review === undefined
        ? written(option.default)
        : `${written(option.default)}; in a review ${written(option.review)}`;
    return [`\`${option.name}\``, option.text, value];
  });
  return table([['option', 'meaning', 'default'], ...rows]);
}

// As Prettier lays out a table, so that the page is formatted as it is made.
function table(rows: string[][]): string {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const rule = line(widths.map(width => '-'.repeat(width)));
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}

function example(text: string): string {
  const fence = text.includes('```') ? '````' : '```';
  return `${fence}text\n${text}\n${fence}`;
}
