import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { parseDocument } from '../parseDocument';
import { editDocument } from './editDocument';
import { applySplices } from './splices';
import { EditOperation, EditOptions } from './types';

const options: EditOptions = { id: 'x', file: 'x.md' };
const root = resolve(__dirname, '../../../../..');
const platform = readFileSync(
  resolve(root, 'catalog/registries/platform.md'),
  'utf8',
);
const cypher = readFileSync(
  resolve(root, 'catalog/registries/cypher.md'),
  'utf8',
);
const bullets = readFileSync(
  resolve(__dirname, '../__fixtures__/bullets.md'),
  'utf8',
);
const tables = readFileSync(
  resolve(__dirname, '../__fixtures__/tables.md'),
  'utf8',
);

function edit(
  text: string,
  operation: EditOperation,
  more: Partial<EditOptions> = {},
): string {
  const result = editDocument(text, operation, { ...options, ...more });
  expect(applySplices(text, result.splices)).toBe(result.text);
  expect(result.changes.length).toBeGreaterThan(0);
  return result.text;
}

/** The lines that went and came, those in common left out. */
function difference(before: string, after: string): string[] {
  const count = (text: string) => {
    const lines = new Map<string, number>();
    for (const line of text.split(/\r\n|\n/))
      lines.set(line, (lines.get(line) ?? 0) + 1);
    return lines;
  };
  const old = count(before);
  const now = count(after);
  const lines: string[] = [];
  for (const line of new Set([...old.keys(), ...now.keys()])) {
    const change = (now.get(line) ?? 0) - (old.get(line) ?? 0);
    for (let at = 0; at < Math.abs(change); at++)
      lines.push(`${change > 0 ? '+' : '-'} ${line}`);
  }
  return lines.filter(line => line.trim().length > 1);
}

function topicOf(text: string, name: string) {
  return parseDocument(text, options).registry.topics.find(
    topic => topic.name === name,
  )!;
}

const audit: EditOperation = {
  kind: 'add-topic',
  category: 'Foundation & Identity',
  topic: {
    name: 'audit_events',
    producers: [{ number: 0, name: 'Organization & Identity Management' }],
    consumers: [
      { number: 13, name: 'Customer Success' },
      { number: 21, name: 'Agent Copilot' },
    ],
    events: [{ type: 'audit_written' }],
    fields: { purpose: 'Who did what', schema: 'TBD (implementation phase)' },
  },
};

describe('add-topic', () => {
  it('numbers every entry below anew, and bumps the counts and the matrix', () => {
    const after = edit(platform, audit);
    expect(after).toContain(
      [
        '#### 5. **audit_events**',
        '- **Producer:** Service 0 (Organization & Identity Management)',
        '- **Consumers:** Services 13 (Customer Success), 21 (Agent Copilot)',
        '- **Purpose:** Who did what',
        '- **Key Events:** `audit_written`',
        '- **Schema:** TBD (implementation phase)',
        '',
        '---',
        '',
        '### Pre-Sales & Revenue (Services 1-3, 22)',
        '',
        '#### 6. **research_events**',
      ].join('\n'),
    );
    expect(after).toContain('**Total Active Topics:** 24');
    expect(after).toContain('aggregates **22 Kafka topics**');
    expect(after).toContain(
      '\n5. `audit_events` - Who did what\n6. `research_events`',
    );
    expect(after).toContain('#### 24. **crm_events**');
    expect(edit(after, { kind: 'remove', topic: 'audit_events' })).toBe(
      platform,
    );
  });

  it('leaves counts, numbers and matrices where it is told to', () => {
    const after = edit(platform, audit, { policy: 'leave' });
    expect(
      difference(platform, after).every(line => line.startsWith('+')),
    ).toBe(true);
    expect(after).toContain('**Total Active Topics:** 23');
    expect(after).toContain('aggregates **21 Kafka topics**');
  });

  it('adds a row, and bumps the counts of its headings and of the opening words', () => {
    const after = edit(cypher, {
      kind: 'add-topic',
      category: 'Task Lifecycle',
      topic: {
        name: 'eventzr.cypher.task.paused.v1',
        fields: { purpose: 'Work | rest' },
      },
    });
    expect(difference(cypher, after)).toEqual([
      '- What cypher-svc reads from Kafka and what it writes there: 21 event topics (4 consumed, 17 produced) across 7',
      '- ## Produced Topics (17)',
      '- ### Task Lifecycle (3)',
      '+ What cypher-svc reads from Kafka and what it writes there: 22 event topics (4 consumed, 18 produced) across 7',
      '+ ## Produced Topics (18)',
      '+ ### Task Lifecycle (4)',
      '+ | `eventzr.cypher.task.paused.v1` | Work \\| rest |',
    ]);
    expect(topicOf(after, 'eventzr.cypher.task.paused.v1').purpose?.value).toBe(
      'Work | rest',
    );
  });

  it('lets a new producer enter the heading of its category, and leave it again', () => {
    const operation: EditOperation = {
      kind: 'add-topic',
      category: 'Runtime Services',
      topic: {
        name: 'tool_events',
        producers: [{ number: 7 }],
        events: [{ type: 'tool_used' }],
      },
    };
    const after = edit(platform, operation);
    expect(after).toContain('### Runtime Services (Services 7-9, 17)');
    expect(edit(after, { kind: 'remove', topic: 'tool_events' })).toBe(
      platform,
    );
  });

  it.each<[string, EditOperation, string]>([
    [
      'a name in use',
      {
        kind: 'add-topic',
        topic: { name: 'org_events', fields: { purpose: 'x' } },
      },
      'already',
    ],
    [
      'a name that Kafka refuses',
      { kind: 'add-topic', topic: { name: 'a b' } },
      'no name of a Kafka topic',
    ],
    [
      'a category that is not there',
      {
        kind: 'add-topic',
        category: 'Nowhere',
        topic: { name: 'a_events', fields: { purpose: 'x' } },
      },
      'the categories are',
    ],
    [
      'a heading alone',
      { kind: 'add-topic', topic: { name: 'a_events' } },
      'a heading alone',
    ],
    [
      'several lines',
      {
        kind: 'add-topic',
        topic: { name: 'a_events', fields: { purpose: 'x\n# y' } },
      },
      'one line',
    ],
  ])('refuses %s', (_, operation, reason) => {
    expect(() => edit(platform, operation)).toThrow(reason);
  });

  it('refuses a field that the table has no column for', () => {
    expect(() =>
      edit(cypher, {
        kind: 'add-topic',
        topic: {
          name: 'eventzr.cypher.a.b.v1',
          fields: { retention: '7 days' },
        },
      }),
    ).toThrow('has no column "Retention"');
  });
});

describe('change-field', () => {
  it('replaces a value, and nothing else', () => {
    const after = edit(bullets, {
      kind: 'change-field',
      topic: 'stock_events',
      field: 'partitions',
      value: '24',
    });
    expect(difference(bullets, after)).toEqual([
      '- - **Partitions:** 20',
      '+ - **Partitions:** 24',
    ]);
  });

  it('adds a field where it belongs, and takes it out again', () => {
    const after = edit(platform, {
      kind: 'change-field',
      topic: 'org_events',
      field: 'owner',
      value: 'Identity Team',
    });
    expect(after).toContain(
      '- **Schema:** TBD (implementation phase)\n- **Owner:** Identity Team\n\n#### 4.',
    );
    expect(
      edit(after, {
        kind: 'change-field',
        topic: 'org_events',
        field: 'owner',
      }),
    ).toBe(platform);
  });

  it('sets a cell that is full and one that is empty', () => {
    const full = edit(tables, {
      kind: 'change-field',
      topic: 'shop.cart.opened.v1',
      field: 'partitionKey',
      value: 'user|id',
    });
    expect(full).toContain('| user\\|id     | Active');
    expect(difference(tables, full)).toHaveLength(2);
    const text =
      '# T\n\n## Topics\n\n|Topic|Owner|Producer|\n|---|---|---|\n|a.b||x-svc|\n|a.c|  |x-svc|\n';
    const one = edit(text, {
      kind: 'change-field',
      topic: 'a.b',
      field: 'owner',
      value: 'Us',
    });
    expect(topicOf(one, 'a.b').owner?.value).toBe('Us');
    const two = edit(text, {
      kind: 'change-field',
      topic: 'a.c',
      field: 'owner',
      value: 'Us',
    });
    expect(topicOf(two, 'a.c').owner?.value).toBe('Us');
  });

  it('refuses a value that would be read as another one', () => {
    expect(() =>
      edit(bullets, {
        kind: 'change-field',
        topic: 'stock_events',
        field: 'retention',
        value: 'a while',
      }),
    ).toThrow('nothing was changed');
    expect(() =>
      edit(bullets, {
        kind: 'change-field',
        topic: 'stock_events',
        field: 'partitions',
        value: 'many',
      }),
    ).toThrow(InputError);
  });
});

describe('deprecate', () => {
  it('moves the entry to the deprecated ones with its date, and bumps everything that counted it', () => {
    const result = editDocument(
      platform,
      {
        kind: 'deprecate',
        topic: 'org_events',
        date: '2025-11-01',
        replacement: 'auth_events',
        reason: 'One stream is enough',
      },
      options,
    );
    const after = result.text;
    expect(after).toContain(
      [
        '### **org_events** (DEPRECATED)',
        '- **Deprecated:** 2025-11-01',
        '- **Producer:** Service 0 (Organization & Identity Management)',
        '- **Consumers:** Service 21 (Agent Copilot)',
        '- **Purpose:** Changes to an organization, its members and what they may do',
        '- **Key Events:** `organization_created`, `member_invited`, `member_joined`, `member_removed`, `role_updated`, `config_permissions_updated`',
        '- **Reason:** One stream is enough',
        '- **Migration:** Use `auth_events`',
        '- **Schema:** TBD (implementation phase)',
        '',
        '---',
        '',
        '## Event Schema Standards',
      ].join('\n'),
    );
    expect(after).toContain('**Total Active Topics:** 22');
    expect(after).toContain('#### 3. **client_events**');
    expect(after).toContain('aggregates **20 Kafka topics**');
    expect(after).toContain('\n3. `client_events` - ');
    expect(topicOf(after, 'org_events')).toMatchObject({
      lifecycle: 'deprecated',
      deprecatedOn: { value: '2025-11-01' },
      replacement: { value: 'auth_events' },
    });
    expect(result.changes).toContain(
      'The count in line 9 says 22 instead of 23',
    );
  });

  it('makes a section where the document has none', () => {
    const text =
      '# T\n\n## Active Topics\n\n### 1. **a_events**\n- **Producer:** Service 1 (A)\n\n### 2. **b_events**\n- **Producer:** Service 2 (B)\n\n---\n\n## Standards\n\nx\n';
    expect(
      edit(text, { kind: 'deprecate', topic: 'b_events', date: '2025-11-01' }),
    ).toBe(
      '# T\n\n## Active Topics\n\n### 1. **a_events**\n- **Producer:** Service 1 (A)\n\n---\n\n## Deprecated Topics\n\n### **b_events** (DEPRECATED)\n- **Deprecated:** 2025-11-01\n- **Producer:** Service 2 (B)\n\n---\n\n## Standards\n\nx\n',
    );
  });

  it('says so in the columns of a row', () => {
    const after = edit(tables, {
      kind: 'deprecate',
      topic: 'shop.cart.opened.v1',
      date: '2025-11-01',
    });
    expect(topicOf(after, 'shop.cart.opened.v1')).toMatchObject({
      lifecycle: 'deprecated',
      deprecatedOn: { value: '2025-11-01' },
    });
    expect(difference(tables, after)).toHaveLength(2);
  });

  it('says so in a table of its own where the row has no such column', () => {
    const after = edit(cypher, {
      kind: 'deprecate',
      topic: 'eventzr.cypher.nudge.sent.v1',
      date: '2025-11-01',
      replacement: 'eventzr.cypher.task.started.v1',
    });
    expect(after.startsWith(cypher.trimEnd())).toBe(true);
    expect(
      after.endsWith(
        '## Deprecated Topics\n\n| Topic | Deprecated | Migration |\n|---|---|---|\n| `eventzr.cypher.nudge.sent.v1` | 2025-11-01 | Use `eventzr.cypher.task.started.v1` |\n',
      ),
    ).toBe(true);
    const second = edit(after, {
      kind: 'deprecate',
      topic: 'eventzr.chat.message.created.v1',
      date: '2025-11-02',
    });
    expect(difference(after, second)).toEqual([
      '+ | `eventzr.chat.message.created.v1` | 2025-11-02 | |',
    ]);
  });

  it('refuses a day that is none, and a topic that is deprecated', () => {
    expect(() =>
      edit(platform, {
        kind: 'deprecate',
        topic: 'org_events',
        date: '2025-02-30',
      }),
    ).toThrow('no day of the calendar');
    expect(() =>
      edit(platform, {
        kind: 'deprecate',
        topic: 'nda_events',
        date: '2025-02-03',
      }),
    ).toThrow(ConflictError);
  });
});

describe('promote', () => {
  it('moves a proposed entry among the active ones', () => {
    const after = edit(bullets, { kind: 'promote', topic: 'return_events' });
    expect(after).toContain(
      '#### 4. **return_events**\n\n- **Producer:** Service 2 (Order Desk) or Service 5 (Courier Link)\n- **Consumers:** TBD\n',
    );
    expect(after).toContain('**Total Active Topics:** 4');
    expect(topicOf(after, 'return_events')).toMatchObject({
      lifecycle: 'active',
      category: 'Goods',
    });
  });
});

describe('rename', () => {
  it('follows the name to references and matrices, and back', () => {
    const after = edit(platform, {
      kind: 'rename',
      topic: 'sales_doc_events',
      to: 'contract_events',
    });
    expect(after).not.toContain('sales_doc_events');
    expect(topicOf(after, 'nda_events').replacement?.value).toBe(
      'contract_events',
    );
    expect(
      edit(after, {
        kind: 'rename',
        topic: 'contract_events',
        to: 'sales_doc_events',
      }),
    ).toBe(platform);
    expect(
      edit(cypher, {
        kind: 'rename',
        topic: 'eventzr.chat.message.created.v1',
        to: 'eventzr.chat.message.made.v1',
      }),
    ).toContain('| `eventzr.chat.message.made.v1` |');
  });
});

describe('parties', () => {
  it.each<[string, string, { number?: number; name?: string }, string]>([
    [
      'org_events',
      'consumer',
      { number: 3, name: 'Sales Document Generator' },
      '- **Consumers:** Services 21 (Agent Copilot), 3 (Sales Document Generator)',
    ],
    [
      'client_events',
      'consumer',
      { number: 7 },
      '- **Consumers:** Multiple services (Services 1, 2, 3, 6, 13, 21, 7)',
    ],
    [
      'agent_action_events',
      'consumer',
      { number: 7 },
      '- **Consumers:** Service 7',
    ],
  ])('adds to %s as its %s', (topic, role, service, line) => {
    const after = edit(platform, {
      kind: 'add-party',
      topic,
      role: role as 'consumer',
      service,
    });
    expect(
      difference(platform, after).filter(entry => entry.startsWith('+')),
    ).toEqual([`+ ${line}`]);
  });

  it('keeps the matrix of a consumer in step, and goes back', () => {
    const after = edit(platform, {
      kind: 'add-party',
      topic: 'rag_events',
      role: 'consumer',
      service: { number: 21, name: 'Agent Copilot' },
    });
    expect(after).toContain(
      '\n15. `rag_events` - Documents and answers entering the knowledge base\n16. `monitoring_incidents`',
    );
    expect(after).toContain('aggregates **22 Kafka topics**');
    expect(
      edit(after, {
        kind: 'remove-party',
        topic: 'rag_events',
        role: 'consumer',
        service: 'service-21',
      }),
    ).toBe(platform);
  });

  it('edits a cell', () => {
    const after = edit(tables, {
      kind: 'add-party',
      topic: 'shop.cart.opened.v1',
      role: 'consumer',
      service: { name: 'crm-svc' },
    });
    expect(after).toContain('| pay-svc, `mail-svc`, `crm-svc` |');
    expect(
      edit(after, {
        kind: 'remove-party',
        topic: 'shop.cart.opened.v1',
        role: 'consumer',
        service: 'crm-svc',
      }),
    ).toBe(tables);
    const first = edit(tables, {
      kind: 'add-party',
      topic: 'shop.cart.closed.v1',
      role: 'consumer',
      service: { name: 'crm-svc' },
    });
    expect(topicOf(first, 'shop.cart.closed.v1').parties).toContainEqual(
      expect.objectContaining({ ref: 'crm-svc', role: 'consumer' }),
    );
  });

  it('refuses to decide what the document leaves open', () => {
    expect(() =>
      edit(platform, {
        kind: 'add-party',
        topic: 'knowledge_events',
        role: 'producer',
        service: { number: 3 },
      }),
    ).toThrow('decide that first');
    expect(() =>
      edit(platform, {
        kind: 'add-party',
        topic: 'org_events',
        role: 'consumer',
        service: { number: 21 },
      }),
    ).toThrow(ConflictError);
  });
});

describe('events', () => {
  it.each<[string, string, string]>([
    [platform, 'org_events', 'org_x'],
    [platform, 'crm_events', 'crm_x'],
    [bullets, 'order_events', 'order_x'],
    [bullets, 'parcel_events', 'parcel_x'],
    [tables, 'shop.order.placed.v1', 'order_x'],
  ])('adds a type and takes it back (%#)', (text, topic, type) => {
    const after = edit(text, {
      kind: 'add-event',
      topic,
      event: { type, description: 'what it is' },
    });
    expect(topicOf(after, topic).events.slice(-1)[0]).toMatchObject({
      type,
      description: 'what it is',
    });
    expect(edit(after, { kind: 'remove-event', topic, type })).toBe(text);
  });

  it('takes out the first and the middle one', () => {
    const text = edit(platform, {
      kind: 'remove-event',
      topic: 'research_events',
      type: 'research_started',
    });
    expect(text).toContain(
      '- **Key Events:** `research_completed`, `research_failed`\n',
    );
    expect(
      edit(platform, {
        kind: 'remove-event',
        topic: 'research_events',
        type: 'research_completed',
      }),
    ).toContain('- **Key Events:** `research_started`, `research_failed`\n');
  });
});

describe('set-schema-version', () => {
  it('puts the new version before the history', () => {
    const after = edit(bullets, {
      kind: 'set-schema-version',
      topic: 'stock_events',
      version: '1.3.0',
      date: '2025-10-01',
      note: 'colour added',
    });
    expect(after).toContain(
      '- **Schema Version:** 1.3.0\n  - 1.3.0 (2025-10-01): colour added\n  - 1.2.0 (2025-08-01): shelf added\n',
    );
  });

  it('begins a history', () => {
    const after = edit(platform, {
      kind: 'set-schema-version',
      topic: 'org_events',
      version: '1.0.0',
      date: '2025-10-01',
    });
    expect(after).toContain(
      '- **Schema Version:** 1.0.0\n  - 1.0.0 (2025-10-01)\n',
    );
    const next = edit(after, {
      kind: 'set-schema-version',
      topic: 'org_events',
      version: '1.1.0',
    });
    expect(next).toContain(
      '- **Schema Version:** 1.1.0\n  - 1.1.0\n  - 1.0.0 (2025-10-01)\n',
    );
  });
});

describe('any edit', () => {
  it('counts a byte order mark in its splices and keeps it', () => {
    const text = `\uFEFF${platform}`;
    const result = editDocument(text, audit, options);
    expect(result.text).toBe(`\uFEFF${edit(platform, audit)}`);
    expect(result.text).toContain('**Total Active Topics:** 24');
  });

  it('keeps the line endings of the document', () => {
    const text = platform.replace(/\n/g, '\r\n');
    for (const operation of [
      audit,
      {
        kind: 'deprecate',
        topic: 'org_events',
        date: '2025-11-01',
      } as EditOperation,
    ]) {
      expect(edit(text, operation)).toBe(
        edit(platform, operation).replace(/\n/g, '\r\n'),
      );
    }
  });

  it('is refused for another text than it was made for', () => {
    const baseHash = createHash('sha256').update(platform).digest('hex');
    expect(edit(platform, audit, { baseHash })).toContain('audit_events');
    expect(() => edit(`${platform} `, audit, { baseHash })).toThrow(
      ConflictError,
    );
  });

  it('is refused for a topic that is not there, or there twice', () => {
    expect(() => edit(platform, { kind: 'remove', topic: 'x_events' })).toThrow(
      NotFoundError,
    );
    const twice = `${bullets}\n## Deprecated Topics\n\n### **stock_events** (DEPRECATED)\n- **Producer:** Service 1\n`;
    expect(() =>
      edit(twice, { kind: 'remove', topic: 'stock_events' }),
    ).toThrow('has 2 entries');
  });
});
