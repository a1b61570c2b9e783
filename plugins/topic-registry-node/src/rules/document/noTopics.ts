import {
  Registry,
  ruleOf,
  SourceRange,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';

const TOP: SourceRange = {
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  offset: 0,
  endOffset: 0,
};

/** Without a word, a document of which nothing was read passes for one without a fault. */
export const noTopics: DocumentRule = {
  meta: ruleOf('document/no-topics'),
  check({ registry, unparsed, report }) {
    if (registry.topics.length > 0) return;
    const { topicsAnnounced } = registry;
    report({
      subject: { kind: 'document', name: registry.id },
      severity: topicsAnnounced ? 'warning' : 'info',
      message: messageOf(registry, unparsed),
      range: topicsAnnounced ?? TOP,
    });
  },
};

function messageOf(
  { file, topicsAnnounced }: Registry,
  unparsed: readonly UnparsedLine[],
): string {
  const found = `No topics found in ${code(file)}`;
  if (!topicsAnnounced)
    return `${found}. Topics are rows of a table with a column "Topic", items of a list under a heading such as "Kafka topics", or headings with fields.`;
  const { line } = topicsAnnounced;
  // `document/malformed` says of the same line what to do.
  return unparsed.some(other => other.line === line)
    ? `${found}: what line ${line} announces was not understood.`
    : `${found}, although line ${line} announces them; write them as rows of a table with a column "Topic", as items of a list under a heading such as "Kafka topics", or as headings with fields.`;
}
