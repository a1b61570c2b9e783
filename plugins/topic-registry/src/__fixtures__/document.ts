import {
  RegistryDocument,
  SourceRange,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { findingRecords } from './findings';
import { ago } from './topics';

const TEXT = `# Platform topics

What services say to each other.
**Active topics:** 24

## Active topics

### Revenue (Service 22)

#### 8. **billing_events**
- **Producer:** Service 22 (Billing & Revenue Management)
- **Consumers:** Services 8 (Agent Orchestration), 9 (Voice Agent)
- **Key Events:** \`payment_succeeded\`, \`payment_failed\`

#### 15. **rag_events**
- **Producer:** Service 17 (RAG Pipeline)
- **Consumers:** Services 8 (Agent Orchestration), 9 (Voice Agent)
- **Key Events:** \`continuous_sync_started\`, \`faq_created\`

---

## Deprecated topics

### **nda_events** (DEPRECATED)
- **Status:** Consolidated into \`sales_doc_events\`
- **Migration:** Use \`sales_doc_events\` with event types \`nda_signed\`, \`nda_fully_signed\`

## Standards

### Kafka topic settings
- **Partitions:** 10 (default)
- **Retention:** 7 days (default), 30 days (audit topics)
- **Compression:** GZIP
- Partitions twelve
`;

export function documentLines(): string[] {
  return TEXT.split('\n');
}

function rangeAt(line: number, column: number, endColumn: number): SourceRange {
  const before =
    documentLines()
      .slice(0, line - 1)
      .join('\n').length + 1;
  return {
    line,
    column,
    endLine: line,
    endColumn,
    offset: before + column - 1,
    endOffset: before + endColumn - 1,
  };
}

/** The document of the platform registry, with findings at some lines. */
export function registryDocument(): RegistryDocument {
  return {
    registry: 'platform',
    title: 'Platform topics',
    target: 'catalog/registries/platform.md',
    text: TEXT,
    hash: '9f2c4e',
    readAt: ago(7),
    status: 'ok',
    standards: {
      topicTemplates: [],
      groupTemplates: [],
      partitions: [{ value: 10, range: rangeAt(31, 19, 21) }],
      replicationFactor: [],
      retentionMs: [
        { value: 7 * 86_400_000, range: rangeAt(32, 18, 24) },
        {
          value: 30 * 86_400_000,
          topicClass: 'audit',
          range: rangeAt(32, 36, 43),
        },
      ],
      compression: [{ value: 'gzip', range: rangeAt(33, 20, 24) }],
      cleanupPolicy: [],
      dedupeWindowMs: [],
      brokers: [],
    },
    unparsed: [
      {
        line: 34,
        text: '- Partitions twelve',
        reason: 'looks like a setting without a value that can be read',
      },
    ],
    findings: findingRecords().filter(
      one => one.location && one.state === 'open',
    ),
  };
}
