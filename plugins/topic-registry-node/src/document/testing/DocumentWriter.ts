import { FIELD_NAMES, FOREIGN_FIELD_NAMES } from '../read/fieldNames';
import { Random } from './Random';

const AREAS = ['orders', 'Kafka', 'billing', 'Größen', '仓库', 'user', 'v1'];
const WORDS = ['created', 'lost', 'sent', 'state', 'x', 'events', 'dlq'];
const HEADINGS = [
  ...['Active Kafka Topics', 'Topics', 'Kafka Topics (3)', 'Deprecated Topics'],
  ...['Consumed Topics', 'Produced topics', 'Topics in planning', 'Events'],
  ...['Service Index', 'Changelog', 'Topic Naming Convention', 'MQTT topics'],
  ...['Topic Configuration Standards', 'Event Schema Standards', 'FAQ', ''],
  ...[
    'Service 3 (Billing) Topic Consumption Matrix',
    'order-svc',
    'Kafka 主题',
  ],
];
const VALUES = [
  ...['None yet', 'TBD', '-', '—', 'any service', 'n/a', '', '7 days', '168h'],
  ...['604800000', '12', '3 (production), 1 (development)', 'gzip', 'compact'],
  ...['2025-06-30', '2025-02-30', 'Deprecated', '~~gone~~', '**bold**', '-1'],
  ...['Services 1-3, 9', 'Service 1 (A) or Service 2 (B)', 'Alle Dienste'],
  ...['`{area}.{word}.v1`', '<b>x</b>', '[link](a.md)', '1.2.0 (2025-01-01)'],
  ...['a \\| b', '&amp;', '🧺', 'see `a.b`, `c.d` and `e.f`', '(sink only)'],
];
const FIELDS = [
  ...Object.values(FIELD_NAMES).flat(),
  ...Object.values(FOREIGN_FIELD_NAMES).flat(),
  ...['Publishes', 'Subscribes to', 'Direction', 'DLQ', 'Producer → Consumer'],
];
const PROSE = [
  'Some words about `orders.created` and what reads it.',
  'The 12-service platform has 21 event topics (4 consumed, 17 produced).',
  '| not | a | table',
  '> #### 1. **quoted_events**',
  '####1. **no_heading**',
  '- **Producer:**Service 1',
  '**Total Active Topics:** 3',
  '**Last Reviewed:** 2025-10-10',
  '[r]: https://example.org',
  '<!-- topic-registry-ignore topic/name: because -->',
  'Keep processed event ids for 7 days.',
];

/** Writes documents by a grammar of the shapes that the parser knows. */
export class DocumentWriter {
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  write(): string {
    const { random } = this;
    const parts = random.some(14, () => this.block());
    const head = random.chance(0.3) ? [this.frontMatter()] : [];
    const text = [...head, ...parts].join(random.chance(0.9) ? '\n\n' : '\n');
    const eol = random.one(['\n', '\n', '\n', '\r\n', '\r']);
    const mark = random.chance(0.1) ? '\uFEFF' : '';
    return `${mark}${text.split('\n').join(eol)}${random.one([eol, ''])}`;
  }

  private block(): string {
    switch (this.random.below(11)) {
      case 0:
      case 1:
        return this.heading(1 + this.random.below(4));
      case 2:
      case 3:
        return this.entry();
      case 4:
      case 5:
        return this.table();
      case 6:
        return this.htmlTable();
      case 7:
        return this.topicList();
      case 8:
        return this.fence();
      case 9:
        return '---';
      default:
        return this.random.one(PROSE);
    }
  }

  private name(): string {
    const { random } = this;
    const separator = random.one(['.', '_', '-', '/', ' ']);
    return [random.one(AREAS), ...random.some(3, () => random.one(WORDS))].join(
      separator,
    );
  }

  private marked(): string {
    const name = this.name();
    const mark = this.random.one(['`', '**', '', '', '~~', '[']);
    return mark === '[' ? `[${name}](x.md)` : `${mark}${name}${mark}`;
  }

  private service(): string {
    const number = this.random.below(30);
    return this.random.one([
      `Service ${number}`,
      `Service ${number} (${this.random.one(AREAS)} desk)`,
      `${this.random.one(AREAS)}-svc`,
      `\`${this.random.one(AREAS)}-svc\``,
      'Order Service (later)',
    ]);
  }

  private value(): string {
    const { random } = this;
    return random.one([
      () => random.one(VALUES),
      () => this.marked(),
      () =>
        [this.service(), ...random.some(3, () => this.service())].join(', '),
      () => [this.marked(), ...random.some(3, () => this.marked())].join(' / '),
    ])();
  }

  private heading(depth: number): string {
    return `${'#'.repeat(depth)} ${this.random.one(HEADINGS)}`;
  }

  private entry(): string {
    const { random } = this;
    const number = random.one(['', `${random.below(40)}. `, '3.2.1 ']);
    const mark = random.one([
      '',
      ' (DEPRECATED)',
      ' (NOT YET IMPLEMENTED)',
      ' 🎻',
    ]);
    const prefix = random.one(['', '', 'Topic: ']);
    const fields = random.some(8, () => this.field());
    return `#### ${number}${prefix}${this.marked()}${mark}\n\n${fields.join(
      '\n',
    )}`;
  }

  private field(): string {
    const { random } = this;
    const label = random.one(FIELDS);
    const line = random.one([
      `- **${label}:** ${this.value()}`,
      `- ${label}: ${this.value()}`,
      `**${label}**: ${this.value()}`,
    ]);
    const nested = random.chance(0.2)
      ? random.some(3, () => `\n  - ${this.marked()} - ${random.one(WORDS)}`)
      : [];
    return `${line}${nested.join('')}`;
  }

  private table(): string {
    const { random } = this;
    const columns = random.shuffled([
      random.one([
        'Topic',
        'Kafka Topic',
        'Name',
        'Event',
        'Service',
        'Tópico',
      ]),
      ...random.some(5, () => random.one(FIELDS)),
    ]);
    const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
    const rows = random.some(6, () =>
      row(columns.map((_, index) => (index ? this.value() : this.marked()))),
    );
    return [row(columns), row(columns.map(() => '---')), ...rows].join('\n');
  }

  private htmlTable(): string {
    const { random } = this;
    const columns = ['Topic', ...random.some(4, () => random.one(FIELDS))];
    const cell = (tag: string, text: string) =>
      `<${tag}${random.one(['', ' align="left"', ' rowspan="2"'])}>${text}${
        random.chance(0.9) ? `</${tag}>` : ''
      }`;
    const rows = random.some(5, () =>
      columns.map(() => cell('td', this.value())).join(random.one(['', '\n'])),
    );
    const lines = [columns.map(text => cell('th', text)).join(''), ...rows];
    return `<table>\n${lines
      .map(line => `<tr>${line}</tr>`)
      .join(random.one(['\n', '\n\n']))}\n${random.one([
      '</table>',
      '</table>',
      '',
    ])}`;
  }

  private topicList(): string {
    return this.random
      .some(
        6,
        () => `- ${this.marked()}${this.random.one([' - words', ': x', ''])}`,
      )
      .join('\n');
  }

  private fence(): string {
    const inner = this.random.one([
      '{ "specversion": "1.0", "id": "x" }',
      '#### 1. **a_b**\n- **Producer:** Service 1',
      this.table(),
    ]);
    return `\`\`\`json\n${inner}\n${this.random.one(['```', '```', ''])}`;
  }

  private frontMatter(): string {
    const lines = this.random.some(5, () =>
      this.random.one([
        'title: Orders',
        'service: order-svc',
        'topic: "{area}.{word}.v1"',
        'partitions: { production: 6 }',
        'lastReviewed: 2025-01-01',
        '  - broken',
        'x: "open',
      ]),
    );
    return ['---', ...lines, '---'].join('\n');
  }
}
