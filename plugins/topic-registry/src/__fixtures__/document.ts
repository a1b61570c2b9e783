import { RegistryDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
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

/** The document of the platform registry, with findings at some lines. */
export function registryDocument(): RegistryDocument {
  return {
    registry: 'platform',
    text: TEXT,
    hash: '9f2c4e',
    readAt: ago(7),
    status: 'ok',
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
