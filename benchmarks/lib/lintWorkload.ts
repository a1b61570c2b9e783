/** How a generated document is written. */
export type Shape = 'bullets' | 'tables';

export const SHAPES: Shape[] = ['bullets', 'tables'];

const DOMAINS = ['order', 'stock', 'payment', 'shipping', 'account', 'price'];
const VERBS = ['created', 'updated', 'completed', 'failed', 'cancelled'];
const SERVICES = 60;
const TOPICS_PER_CATEGORY = 20;

interface Planned {
  name: string;
  producer: string;
  consumers: string[];
  events: string[];
  purpose: string;
}

function planned(index: number): Planned {
  const domain = DOMAINS[index % DOMAINS.length];
  const service = (at: number) => at % SERVICES;
  const named = (at: number) => `${service(at)} (Unit ${service(at)} Desk)`;
  return {
    name: `${domain}_${index}_events`,
    producer: `Service ${named(index)}`,
    consumers: [1, 2, 3]
      .slice(0, 1 + (index % 3))
      .map(step => named(index + step * 7)),
    events: VERBS.slice(0, 2 + (index % 4)).map(
      verb => `${domain}_${index}_${verb}`,
    ),
    purpose: `What happens to the ${domain}s of unit ${index}, from the first request to the last receipt`,
  };
}

/** A registry of so many topics, much like those that teams write by hand. */
export function documentOf(shape: Shape, topics: number): string {
  const parts = [
    `# Topics of the platform

**Last Updated:** 2026-10-10
**Total Active Topics:** ${topics}

## Topic Naming Convention

- **\`{domain}_events\`**: General event streams

## Active Kafka Topics
`,
  ];
  for (let from = 0; from < topics; from += TOPICS_PER_CATEGORY) {
    const entries = Array.from(
      { length: Math.min(TOPICS_PER_CATEGORY, topics - from) },
      (_, at) => planned(from + at),
    );
    parts.push(`\n### Area ${from / TOPICS_PER_CATEGORY + 1}\n`);
    parts.push(
      shape === 'bullets' ? bulletsOf(entries, from) : tableOf(entries),
    );
  }
  parts.push(`
## Topic Configuration Standards

### Kafka Topic Settings

- **Partitions:** 10 (default)
- **Replication Factor:** 3 (production), 1 (development)
- **Retention:** 7 days (default), 30 days (audit topics)

### Consumer Group Naming

Format: \`{service_name}_{topic_name}_consumer\`
`);
  return parts.join('');
}

/** The same document with one word of one topic's purpose changed, in its middle. */
export function withOneChange(text: string, turn: number): string {
  const words = 'from the first request';
  const at = text.indexOf(words, Math.floor(text.length / 2));
  return `${text.slice(0, at)}from request ${turn}${text.slice(
    at + words.length,
  )}`;
}

function bulletsOf(entries: Planned[], from: number): string {
  return entries
    .map(
      (one, at) => `
#### ${from + at + 1}. **${one.name}**
- **Producer:** ${one.producer}
- **Consumers:** Services ${one.consumers.join(', ')}
- **Purpose:** ${one.purpose}
- **Key Events:** ${one.events.map(type => `\`${type}\``).join(', ')}
- **Schema:** \`schemas/${one.name}.json\`
- **Owner:** Unit ${(from + at) % SERVICES}
`,
    )
    .join('');
}

function tableOf(entries: Planned[]): string {
  const rows = entries.map(
    one =>
      `| \`${one.name}\` | ${one.producer} | Services ${one.consumers.join(
        ', ',
      )} | ${one.events.map(type => `\`${type}\``).join(', ')} | ${
        one.purpose
      } | \`schemas/${one.name}.json\` |`,
  );
  return `
| Topic | Producer | Consumers | Events | Description | Schema |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
