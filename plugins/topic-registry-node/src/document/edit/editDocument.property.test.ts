import fc from 'fast-check';
import { InputError } from '@backstage/errors';
import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseDocument } from '../parseDocument';
import { editDocument } from './editDocument';
import { applySplices } from './splices';
import { EditOperation, EditOptions } from './types';

const options: EditOptions = { id: 'x', file: 'x.md' };

const word = fc.constantFrom(
  'order',
  'stock',
  'cart',
  'mail',
  'käse',
  '🚚 van',
  'a | b',
  '`code`',
  '(sic)',
  'x_y',
);
const words = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map(parts => `About ${parts.join(' ')}`);
const serviceNames = [
  'Orders',
  'Stock & Co',
  'Mail',
  'Reports',
  'Billing',
  'Search',
];
const services = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), {
  minLength: 1,
  maxLength: 4,
});

interface Spec {
  producers: number[];
  consumers: number[];
  events: string[];
  purpose: string;
  nested: boolean;
  named: boolean;
  comment: boolean;
  silenced: 'no' | 'above' | 'apart' | 'inside';
}

const spec: fc.Arbitrary<Spec> = fc.record({
  producers: services,
  consumers: fc.oneof(fc.constant<number[]>([]), services),
  events: fc.uniqueArray(
    fc.constantFrom('was_made', 'was_sent', 'was_lost', 'was_found'),
    { maxLength: 3 },
  ),
  purpose: words,
  nested: fc.boolean(),
  named: fc.boolean(),
  comment: fc.boolean(),
  silenced: fc.constantFrom('no', 'above', 'apart', 'inside'),
});

function list(numbers: number[], named: boolean): string {
  const parts = numbers.map(n =>
    named ? `${n} (${serviceNames[n - 1]})` : `${n}`,
  );
  return `${numbers.length > 1 ? 'Services' : 'Service'} ${parts.join(', ')}`;
}

interface Style {
  frontMatter: boolean;
  total: boolean;
  matrix: boolean;
  deprecated: boolean;
  numbered: boolean;
  airy: boolean;
  rules: boolean;
  padded: boolean;
  silenced: boolean;
  eol: string;
  mark: boolean;
  finalNewline: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  frontMatter: fc.boolean(),
  total: fc.boolean(),
  matrix: fc.boolean(),
  deprecated: fc.boolean(),
  numbered: fc.boolean(),
  airy: fc.boolean(),
  rules: fc.boolean(),
  padded: fc.boolean(),
  silenced: fc.boolean(),
  eol: fc.constantFrom('\n', '\r\n'),
  mark: fc.boolean(),
  finalNewline: fc.boolean(),
});

function ignore(rule: string, name: string): string {
  return `<!-- topic-registry-ignore ${rule}: as ${name} needs it -->`;
}

function head(
  title: string,
  count: number,
  { frontMatter, total }: Style,
): string[] {
  return [
    ...(frontMatter
      ? ['---', 'owner: us', '# no heading: really', '---', '']
      : []),
    `# ${title}`,
    '',
    ...(total ? [`**Total Active Topics:** ${count}`, ''] : []),
    '<!-- ## Active Topics',
    '#### 1. **hidden_events**',
    '-->',
    '',
    '```',
    '#### 2. **fenced_events**',
    '```',
    '',
  ];
}

function bulletsDocument(categories: Spec[][], how: Style): string {
  const lines = head('Topics 🎉', categories.flat().length, how);
  lines.push('## Active Topics', '');
  let number = 0;
  const read: string[] = [];
  categories.forEach((topics, index) => {
    const producers = [
      ...new Set(topics.flatMap(topic => topic.producers)),
    ].sort();
    if (how.silenced) lines.push(ignore('topic/no-event', `part ${index}`), '');
    lines.push(`### Part ${'ABC'[index]} (${list(producers, false)})`, '');
    for (const topic of topics) {
      number += 1;
      const name = `t${number}_events`;
      if (topic.consumers.includes(1)) read.push(name);
      if (topic.silenced === 'above')
        lines.push(ignore('topic/no-owner', name), ...(how.airy ? [''] : []));
      if (topic.silenced === 'apart')
        lines.push(
          ignore('topic/no-owner', name),
          '',
          '<!-- its own -->',
          ignore('topic/no-schema', name),
          '',
          '---',
          '',
        );
      lines.push(`#### ${how.numbered ? `${number}. ` : ''}**${name}**`);
      if (how.airy) lines.push('');
      lines.push(`- **Producer:** ${list(topic.producers, topic.named)}`);
      if (topic.consumers.length)
        lines.push(`- **Consumers:** ${list(topic.consumers, topic.named)}`);
      if (topic.silenced === 'inside')
        lines.push(`  ${ignore('topic/no-owner', name)}`);
      lines.push(`- **Purpose:** ${topic.purpose}`);
      if (topic.events.length && topic.nested) {
        lines.push(
          '- **Key Events:**',
          ...topic.events.map(type => `  - \`${type}\` - it ${type}`),
        );
      } else if (topic.events.length) {
        lines.push(
          `- **Key Events:** ${topic.events
            .map(type => `\`${type}\``)
            .join(', ')}`,
        );
      }
      lines.push('');
      if (topic.comment) lines.push('<!-- a thought 💭 -->', '');
    }
    if (how.rules) lines.push('---', '');
  });
  if (how.deprecated) {
    lines.push(
      ...(how.silenced ? [ignore('deprecation/no-date', 'the old')] : []),
      '## Deprecated Topics',
      '',
      '### **old_events** (DEPRECATED)',
      '- **Migration:** Use `t1_events`',
      '',
    );
  }
  lines.push(
    ...(how.silenced
      ? ['<!-- the future -->', ignore('topic/no-consumer', 'the new')]
      : []),
    '## Future Topics',
    '',
    ...(how.silenced ? [ignore('proposed/undecided', 'new_events')] : []),
    '### **new_events** (PROPOSED)',
    '- **Proposed Producer:** Service 2',
    '- **Purpose:** Later',
    '',
  );
  if (how.matrix && read.length > 1) {
    lines.push(
      '## Service 1 Consumption Matrix',
      '',
      `It reads ${read.length} topics:`,
      '',
      ...read.map((name, at) => `${at + 1}. \`${name}\` - read`),
      '',
    );
  }
  if (how.silenced) lines.push(ignore('standards/broker-host', 'the end'), '');
  lines.push('## The end', '', 'Nothing else.');
  return finish(lines, how);
}

function tablesDocument(categories: Spec[][], how: Style): string {
  const all = categories.flat();
  const lines = head('Tables 📋', all.length, how);
  let number = 0;
  categories.forEach((topics, index) => {
    lines.push(`## Part ${'ABC'[index]} Streams (${topics.length})`, '');
    if (how.silenced) lines.push(ignore('topic/no-event', `part ${index}`), '');
    const rows = [
      [
        'Topic',
        'Producer',
        'Consumers',
        'Key Events',
        'Purpose',
        'Owner',
        'Schema Version',
        'Status',
      ],
      ...topics.map(topic => {
        number += 1;
        return [
          `\`t${number}_events\`${
            topic.silenced === 'inside'
              ? ` ${ignore('topic/no-owner', `t${number}_events`)}`
              : ''
          }`,
          list(topic.producers, topic.named),
          topic.consumers.length ? list(topic.consumers, topic.named) : '',
          topic.events.map(type => `\`${type}\``).join(', '),
          topic.purpose.replace(/\|/g, '\\|'),
          '',
          '',
          'Active',
        ];
      }),
    ];
    const widths = rows[0].map((_, at) =>
      Math.max(...rows.map(row => row[at].length)),
    );
    const write = (row: string[]) =>
      `| ${row
        .map((cell, at) => (how.padded ? cell.padEnd(widths[at]) : cell))
        .join(' | ')} |`;
    lines.push(
      write(rows[0]),
      `|${widths
        .map(width => `${'-'.repeat(how.padded ? width + 2 : 3)}|`)
        .join('')}`,
      ...rows.slice(1).map(write),
      '',
    );
    if (how.rules) lines.push('---', '');
  });
  if (how.silenced) lines.push(ignore('standards/broker-host', 'the end'), '');
  lines.push('## The end', '', 'Nothing else.');
  return finish(lines, how);
}

function finish(lines: string[], { eol, mark, finalNewline }: Style): string {
  return `${mark ? '\uFEFF' : ''}${lines.join(eol)}${finalNewline ? eol : ''}`;
}

const categories = fc.array(fc.array(spec, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});
const documents = fc
  .tuple(fc.boolean(), categories, style)
  .map(([isTable, parts, how]) =>
    isTable ? tablesDocument(parts, how) : bulletsDocument(parts, how),
  );

/** What is to be done, before the document is known that it is done to. */
interface Wish {
  kind: EditOperation['kind'];
  which: number;
  category: number;
  numbers: number[];
  words: string;
  policy: 'renumber' | 'leave';
}

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom<EditOperation['kind']>(
    'add-topic',
    'change-field',
    'deprecate',
    'promote',
    'remove',
    'rename',
    'add-party',
    'remove-party',
    'add-event',
    'remove-event',
    'set-schema-version',
  ),
  which: fc.nat({ max: 20 }),
  category: fc.nat({ max: 2 }),
  numbers: services,
  words,
  policy: fc.constantFrom('renumber', 'leave'),
});

function topicsOf(text: string): Topic[] {
  return parseDocument(text, options).registry.topics;
}

/** The operation, and the one that takes it back where there is one. */
function operationsOf(
  text: string,
  { kind, which, category, numbers, words: said }: Wish,
): [EditOperation, EditOperation?] | undefined {
  const topics = topicsOf(text);
  const active = topics.filter(({ lifecycle }) => lifecycle === 'active');
  const topic = active[which % active.length];
  const { name } = topic;
  const [number] = numbers;
  const role = which % 2 ? 'producer' : 'consumer';
  const parties = topic.parties.filter(party => party.role === role);
  const add: EditOperation = {
    kind: 'add-topic',
    category: active[category % active.length].category,
    topic: {
      name: 'added_events',
      producers: numbers.map(n => ({ number: n, name: serviceNames[n - 1] })),
      consumers: [{ number: 1 }],
      events: [{ type: 'was_added' }],
      fields: { purpose: said },
    },
  };
  switch (kind) {
    case 'add-topic':
      return [add, { kind: 'remove', topic: 'added_events' }];
    case 'remove':
      return [{ kind, topic: name }];
    case 'rename':
      return [
        { kind, topic: name, to: 'other_events' },
        { kind, topic: 'other_events', to: name },
      ];
    case 'change-field':
      return which % 2
        ? [
            { kind, topic: name, field: 'owner', value: 'The Team' },
            { kind, topic: name, field: 'owner' },
          ]
        : [
            { kind, topic: name, field: 'purpose', value: said },
            {
              kind,
              topic: name,
              field: 'purpose',
              value: topic.purpose!.text ?? topic.purpose!.value,
            },
          ];
    case 'deprecate':
      return [
        {
          kind,
          topic: name,
          date: '2025-11-01',
          ...(which % 3 === 0 && !text.includes('Streams')
            ? { replacement: 'new_events' }
            : {}),
        },
      ];
    case 'promote':
      return topics.some(other => other.name === 'new_events')
        ? [
            {
              kind,
              topic: 'new_events',
              category: active[category % active.length].category,
            },
          ]
        : undefined;
    case 'add-party': {
      if (parties.some(({ ref }) => ref === `service-${number}`))
        return undefined;
      const back: EditOperation | undefined = parties.length
        ? {
            kind: 'remove-party',
            topic: name,
            role,
            service: `service-${number}`,
          }
        : undefined;
      return [
        {
          kind,
          topic: name,
          role,
          service: { number, name: serviceNames[number - 1] },
        },
        back,
      ];
    }
    case 'remove-party':
      return parties.length
        ? [
            {
              kind,
              topic: name,
              role,
              service: parties[which % parties.length].ref,
            },
          ]
        : undefined;
    case 'add-event':
      return [
        { kind, topic: name, event: { type: 'was_added' } },
        { kind: 'remove-event', topic: name, type: 'was_added' },
      ];
    case 'remove-event':
      return topic.events.length
        ? [
            {
              kind,
              topic: name,
              type: topic.events[which % topic.events.length].type,
            },
          ]
        : undefined;
    default:
      return [
        {
          kind: 'set-schema-version',
          topic: name,
          version: '1.0.0',
          date: '2025-11-01',
        },
      ];
  }
}

/** Every topic but one, in words that hold no places. */
function others(text: string, except: string[]): string[] {
  return topicsOf(text)
    .filter(({ name }) => !except.includes(name))
    .map(topic =>
      JSON.stringify(topic, (key, value) =>
        ['range', 'block', 'number'].includes(key) ? undefined : value,
      ),
    )
    .sort();
}

/**
 * Each comment that silences rules, with how what it covers begins and the
 * topics in it but those given; without the comments of `gone`.
 */
function bindings(text: string, except: string[], gone: string[]): string[] {
  const { suppressions, topics } = parseDocument(text, options).registry;
  return suppressions
    .map(({ rules, reason, covers }) => {
      const names = topics
        .filter(
          ({ range }) =>
            range.offset >= covers!.offset && range.offset < covers!.endOffset,
        )
        .map(({ name }) => name);
      const named = names.filter(name => !except.includes(name));
      const first = text
        .slice(covers!.offset)
        .replace(/^#+ (?:\d+\. )?/, '')
        .slice(0, 8);
      return `${rules[0].value} ${reason}: ${first} ${named.sort().join()}`;
    })
    .filter(line => !gone.some(name => line.includes(`as ${name} needs`)))
    .sort();
}

/** The characters that no splice touches. */
function kept(
  text: string,
  splices: { start: number; end: number; text: string }[],
) {
  let at = 0;
  let shift = 0;
  const pieces: { text: string; at: number }[] = [];
  for (const splice of splices) {
    pieces.push({ text: text.slice(at, splice.start), at: at + shift });
    shift += splice.text.length - (splice.end - splice.start);
    at = splice.end;
  }
  pieces.push({ text: text.slice(at), at: at + shift });
  return pieces;
}

/** How far each count is from the truth. */
function wrongBy(text: string): number[] {
  return parseDocument(text, options)
    .registry.counts.map(({ stated, found }) => stated - found)
    .filter(difference => difference !== 0);
}

/** The edited text, or the text as it was where the edit is refused; any other error is a crash. */
function editedOrRefused(text: string, operation: EditOperation): string {
  try {
    return editDocument(text, operation, options).text;
  } catch (error) {
    if (error instanceof InputError) return text;
    throw error;
  }
}

const seed = Number(process.env.EDIT_SEED ?? 20251101);
const runs = Number(process.env.EDIT_RUNS ?? 60);

describe('random edits of random documents', () => {
  it(`change what they mean to change alone, and are taken back by their inverse (seed ${seed}, ${runs} runs)`, () => {
    let edits = 0;
    let inverses = 0;
    fc.assert(
      fc.property(documents, wish, (text, wanted) => {
        const operations = operationsOf(text, wanted);
        fc.pre(operations !== undefined);
        const [operation, inverse] = operations!;
        const how = { ...options, policy: wanted.policy };
        const result = editDocument(text, operation, how);
        edits += 1;
        expect(applySplices(text, result.splices)).toBe(result.text);
        for (const piece of kept(text, result.splices))
          expect(
            result.text.slice(piece.at, piece.at + piece.text.length),
          ).toBe(piece.text);
        expect(result.text.startsWith('\uFEFF')).toBe(
          text.startsWith('\uFEFF'),
        );
        expect(/[\r\n]$/.test(result.text)).toBe(/[\r\n]$/.test(text));
        const lineFeeds = (body: string) => /(?<!\r)\n/.test(body);
        expect(lineFeeds(result.text)).toBe(lineFeeds(text));
        const own = [
          'added_events',
          'other_events',
          'topic' in operation && typeof operation.topic === 'string'
            ? operation.topic
            : '',
        ];
        const renamed = (topic: string) =>
          operation.kind === 'rename'
            ? topic.split(operation.topic).join(operation.to)
            : topic;
        expect(others(result.text, own)).toEqual(
          others(text, own).map(renamed).sort(),
        );
        const gone = /^re(?:move|name)$/.test(operation.kind) ? own : [];
        expect(bindings(result.text, own, gone)).toEqual(
          bindings(text, own, gone),
        );
        const follows = wanted.policy === 'renumber';
        expect(follows ? wrongBy(result.text) : []).toEqual(
          follows ? wrongBy(text) : [],
        );
        const back = inverse && editDocument(result.text, inverse, how).text;
        inverses += inverse ? 1 : 0;
        expect(back ?? text).toBe(text);
      }),
      { numRuns: runs, seed },
    );
    expect(edits).toBeGreaterThanOrEqual(runs);
    expect(inverses).toBeGreaterThan(runs / 4);
  });

  it('of words that would change the document are refused, or stay what they are', () => {
    const text = bulletsDocument(
      [
        [
          {
            producers: [1],
            consumers: [2],
            events: [],
            purpose: 'x',
            nested: false,
            named: true,
            comment: false,
            silenced: 'above',
          },
        ],
      ],
      {
        frontMatter: true,
        total: true,
        matrix: false,
        deprecated: true,
        numbered: true,
        airy: false,
        rules: true,
        padded: false,
        silenced: true,
        eol: '\n',
        mark: false,
        finalNewline: true,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 30, unit: 'grapheme' }),
          fc
            .array(
              fc.constantFrom(
                '`',
                '*',
                '<!--',
                '-->',
                '#',
                '- ',
                '[',
                '](',
                '|',
                '\\',
                '&amp;',
                '~~',
                '>',
                '1. ',
                'x',
                ' ',
              ),
              { maxLength: 8 },
            )
            .map(parts => parts.join('')),
        ),
        value => {
          const result = editedOrRefused(text, {
            kind: 'change-field',
            topic: 't1_events',
            field: 'purpose',
            value,
          });
          expect(others(result, ['t1_events'])).toEqual(
            others(text, ['t1_events']),
          );
          expect(topicsOf(result)).toHaveLength(topicsOf(text).length);
        },
      ),
      { numRuns: runs, seed },
    );
  });
});
