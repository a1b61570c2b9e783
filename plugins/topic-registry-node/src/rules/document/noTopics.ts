import {
  ruleOf,
  SourceRange,
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
  check({ registry, report }) {
    if (registry.topics.length > 0) return;
    const { file, topicsAnnounced } = registry;
    const found = `No topics found in ${code(file)}`;
    report({
      subject: { kind: 'document', name: registry.id },
      severity: topicsAnnounced ? 'warning' : 'info',
      message: topicsAnnounced
        ? `${found}, although line ${topicsAnnounced.line} announces them; write them as rows of a table with a column "Topic", as items of a list under a heading such as "Kafka topics", or as headings with fields.`
        : `${found}. Topics are rows of a table with a column "Topic", items of a list under a heading such as "Kafka topics", or headings with fields.`,
      range: topicsAnnounced ?? TOP,
    });
  },
};
