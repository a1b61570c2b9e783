import { ruleCatalogue } from '@topic-registry/backstage-plugin-topic-registry-common';
import { evaluateRegistry } from '../evaluate';
import { RuleSettings } from '../settings';
import { boundText, READ_AT, told } from '../testing';

/** What one rule finds in a text in a review. */
function review(rule: string, text: string, rules?: RuleSettings): string[] {
  const { findings } = evaluateRegistry({
    ...boundText(text),
    now: new Date(READ_AT),
    profile: 'review',
    rules,
  });
  return findings
    .filter(finding => finding.rule === rule)
    .map(finding => `${told(text, finding)}: ${finding.message}`);
}

const topic = (name: string, fields: Record<string, string>) =>
  `### **${name}**\n${Object.entries(fields)
    .map(([field, value]) => `- **${field}:** ${value}\n`)
    .join('')}\n`;

const events = (name: string, list: string) =>
  topic(name, {
    Producer: 'order-svc',
    'Key Events': list
      .split(' ')
      .map(one => `\`${one}\``)
      .join(', '),
  });

describe('the profile', () => {
  const text = `# Topics\n\n## Active Topics\n\n${events(
    'a_events',
    'a_created a_paid a_sent a_left a_done a_mess',
  )}`;
  const rulesOf = (options: {
    profile?: 'default' | 'review';
    rules?: RuleSettings;
    text?: string;
  }) =>
    evaluateRegistry({
      ...boundText(options.text ?? text),
      now: new Date(READ_AT),
      ...options,
    }).findings.map(({ rule, severity }) => `${severity} ${rule}`);

  it('asks rules of a review in a review alone', () => {
    const own = new Set(
      ruleCatalogue.filter(({ profile }) => profile).map(({ id }) => id),
    );
    const inReview = rulesOf({ profile: 'review' });
    const daily = rulesOf({});
    expect(inReview).toContain('info event/past-tense');
    expect(daily.filter(line => own.has(line.split(' ')[1]))).toEqual([]);
    expect(inReview).toEqual(expect.arrayContaining(daily));
  });

  it('asks a rule of a review every day where app-config gives it a severity', () => {
    const rules = {
      'event/past-tense': {
        severity: 'error',
        options: {},
        exceptions: [],
      },
    } as const;
    expect(rulesOf({ rules })).toContain('error event/past-tense');
  });

  it('does not ask in a review what app-config switches off', () => {
    const rules = {
      'event/past-tense': { severity: 'off', options: {}, exceptions: [] },
    } as const;
    expect(rulesOf({ rules, profile: 'review' })).not.toContain(
      'info event/past-tense',
    );
  });

  it('says nothing in daily runs of a comment that only a review needs', () => {
    const silenced = text.replace(
      '### ',
      '<!-- topic-registry-ignore event/past-tense: messes are states -->\n\n### ',
    );
    expect(rulesOf({ text: silenced })).not.toContain(
      'info suppression/unused',
    );
    const inReview = rulesOf({ text: silenced, profile: 'review' });
    expect(inReview).not.toContain('info event/past-tense');
    const needless = silenced.replace('a_mess', 'a_messed');
    expect(rulesOf({ text: needless, profile: 'review' }).join()).toContain(
      'suppression/unused',
    );
  });
});

describe('topic/no-owner', () => {
  const names = ['a_events', 'b_events', 'c_events'];
  const withOwners = (owners: number) =>
    `# T\n\n## Active Topics\n\n${names
      .map((name, index) =>
        topic(name, {
          Producer: 'order-svc',
          ...(index < owners && { Owner: 'Team A' }),
        }),
      )
      .join('')}`;

  it.each([
    [0, ['info 5 "a_events": None of the 3 topics states an owner.']],
    [1, ['info 9 "b_events": 2 of 3 topics do not state an owner.']],
    [
      2,
      [
        'info 13 "c_events": `c_events` states no owner, although other topics do.',
      ],
    ],
    [3, []],
  ])('with %d owners', (owners, expected) => {
    expect(review('topic/no-owner', withOwners(owners))).toEqual(expected);
  });
});

describe('topic/no-producer and topic/no-consumer of the page of one service', () => {
  const page = `# order-svc Events

## Consumed Topics

| Topic | Consumer Group | Description |
|---|---|---|
| \`shop.cart.closed\` | order-svc-cart | a cart |

## Produced Topics

| Topic | Description |
|---|---|
| \`shop.order.placed\` | an order |
| \`shop.order.paid\` | money |
`;

  it('is told once for each side', () => {
    expect(review('topic/no-producer', page)).toEqual([
      'warning 7 "shop.cart.closed": `shop.cart.closed` states no producer: the document lists it only among what a service consumes.',
    ]);
    expect(review('topic/no-consumer', page)).toEqual([
      'info 13 "shop.order.placed": 2 topics state no consumers: the document lists them only among what a service produces.',
    ]);
  });
});

describe('event/past-tense', () => {
  const usual = 'user_created user_paid user_sent user_left user_signed_up';
  const of = (list: string, rules?: RuleSettings) =>
    review(
      'event/past-tense',
      `# T\n\n## Active Topics\n\n${events('user_events', list)}`,
      rules,
    );

  it.each([
    [usual, []],
    [`${usual} user.invited.v2 userRemoved`, []],
    [
      `${usual} user_feed`,
      [
        'info 7 "user_feed": `user_feed` does not say what happened: no word of it is a verb in the past tense.',
      ],
    ],
    [
      `${usual} user_updated_by_admin`,
      [
        'info 7 "user_updated_by_admin": `user_updated_by_admin` has its verb, `updated`, in front of `by admin`: the others end with theirs.',
      ],
    ],
    // Another convention than facts, and too few to know one.
    ['create_user update_user delete_user block_user user_created', []],
    ['user_created user_feed', []],
  ])('%s', (list, expected) => {
    expect(of(list)).toEqual(expected);
  });

  it('takes more verbs from app-config', () => {
    expect(
      of(`${usual} user_rollback`, {
        'event/past-tense': {
          options: { verbs: ['rollback'] },
          exceptions: [],
        },
      }),
    ).toEqual([]);
  });

  it('judges the topics of a document that names one for each event', () => {
    const rows = ['opened', 'paid', 'sent', 'closed', 'lost', 'report']
      .map(verb => `| \`shop.order.${verb}.v1\` | order-svc | mail-svc |\n`)
      .join('');
    expect(
      review(
        'event/past-tense',
        `# Kafka topics\n\n| Topic | Producer | Consumer |\n|---|---|---|\n${rows}`,
      ),
    ).toEqual([
      'info 10 "shop.order.report.v1": `shop.order.report.v1` does not say what happened: no word of it is a verb in the past tense.',
    ]);
  });
});

describe('lifecycles', () => {
  const of = (rule: string, list: string) =>
    review(
      rule,
      `# T\n\n## Active Topics\n\n${events('call_events', list)}`,
    ).map(line => line.split(':')[0]);

  it.each<[string, string[]]>([
    ['call_ended call_muted', ['info 7 "call_ended"']],
    ['call_initiated call_ended', []],
    ['member_invited member_removed', []],
    ['canvas_edited session_ended', ['info 7 "session_ended"']],
    ['ended', []],
    ['call_muted', []],
  ])('event/lifecycle-start: %s', (list, expected) => {
    expect(of('event/lifecycle-start', list)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['client_created client_updated', ['info 7 "client_created"']],
    ['client_created client_deleted', []],
    ['deal_created deal_closed_won', []],
    ['door_locked door_opened door_closed', ['info 7 "door_locked"']],
  ])('event/lifecycle-gap: %s', (list, expected) => {
    expect(of('event/lifecycle-gap', list)).toEqual(expected);
  });
});

describe('event/foreign-prefix', () => {
  it('is asked of topics that name their events by other words, too', () => {
    const text = `# T\n\n- Topics are named \`{domain}_events\`\n\n## Active Topics\n\n${events(
      'chat_events',
      'talk_started talk_ended agent_joined',
    )}${events('agent_events', 'agent_hired')}`;
    expect(review('event/foreign-prefix', text)).toEqual([
      'info 9 "agent_joined": `agent_joined` is an event of `chat_events`; by its name a reader looks for it on `agent_events` (line 11).',
    ]);
  });
});

describe('services', () => {
  const document = (lines: string) => `# T\n\n## Active Topics\n\n${lines}`;
  const named = topic('a_events', {
    Producer: 'Service 1 (Alpha)',
    Consumers: 'Services 2 (Beta), 3 (Gamma)',
  });

  it.each<[string, string, string[]]>([
    ['names with every number', named, []],
    [
      'a name after the last of several numbers',
      named +
        topic('b_events', {
          Producer: 'Service 2 (Beta)',
          Consumers: 'Services 1, 3 (Gamma)',
        }),
      [
        'info 11 "1": The consumers of `b_events` give a service by number alone: 1 (Alpha).',
      ],
    ],
    [
      'numbers that no line names: another rule',
      topic('b_events', { Producer: 'Service 7', Consumers: 'Service 8' }),
      [],
    ],
  ])('service/number-only: %s', (_, lines, expected) => {
    expect(review('service/number-only', document(lines))).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    [
      'behind the name of a numbered service',
      topic('a_events', { Producer: 'Service 6 (PRD Builder for clients)' }) +
        topic('b_events', { Producer: 'Service 6 (PRD Builder)' }),
      [
        'info 6 "6 (PRD Builder for clients)": The name of service 6, `PRD Builder`, goes on with the remark `for clients` on `a_events`.',
      ],
    ],
    [
      'in the parentheses of a service without a number',
      topic('a_events', { Producer: 'order-svc (for clients)' }),
      [],
    ],
  ])('service/remark-in-name: %s', (_, lines, expected) => {
    expect(review('service/remark-in-name', document(lines))).toEqual(expected);
  });

  it('service/one-sided: names those of each side', () => {
    const text = document(
      topic('a_events', { Producer: 'desk', Consumers: 'mailer, ledger' }) +
        topic('b_events', { Producer: 'mailer', Consumers: 'audit' }),
    );
    expect(
      review('service/one-sided', text).map(line =>
        line.slice(line.indexOf(': ') + 2),
      ),
    ).toEqual([
      '`desk` consumes no topic of this registry.',
      '2 services only consume topics of this registry: `ledger` and `audit`.',
    ]);
  });

  it('service/one-sided: says nothing where no service does both', () => {
    const text = document(
      topic('a_events', { Producer: 'desk', Consumers: 'mailer' }),
    );
    expect(review('service/one-sided', text)).toEqual([]);
  });
});

describe('group/several-readings', () => {
  const of = (template: string) =>
    review(
      'group/several-readings',
      `# T\n\n## Active Topics\n\n${topic('a_events', {
        Producer: 'desk',
        Consumers: 'Mail Room',
      })}### Consumer Group Naming\n\nFormat: \`${template}\`\n`,
    );

  it.each([
    [
      '{service}_{topic}_consumer',
      [
        'info 11 "{service}_{topic}_consumer": `mail_room_a_events_consumer` reads by `{service}_{topic}_consumer` as {service} `mail` and {topic} `room_a_events` or as {service} `mail_room` and {topic} `a_events`: the separator also stands inside names.',
      ],
    ],
    ['{service}.{topic}', []],
    ['{service}-consumer', []],
  ])('%s', (template, expected) => {
    expect(of(template)).toEqual(expected);
  });
});

describe('document/no-dates', () => {
  const topics = `## Active Topics\n\n${topic('a_events', {
    Producer: 'desk',
  })}`;

  it.each([
    [
      '',
      [
        'info nowhere: The document does not say when it was last reviewed, how often it is to be reviewed or who owns it.',
      ],
    ],
    [
      '**Last Reviewed:** 2025-11-01\n\n**Review Frequency:** Monthly\n\n**Document Owner:** Architects\n',
      [],
    ],
  ])('%s', (lines, expected) => {
    expect(review('document/no-dates', `# T\n\n${lines}\n${topics}`)).toEqual(
      expected,
    );
  });
});

describe('document/markup', () => {
  it.each<[string, string, string[]]>([
    [
      'lines that become one paragraph',
      '**Owner:** A\n**Last Reviewed:** 2025-11-01',
      ['info 3 joined'],
    ],
    ['lines with hard breaks', '**Owner:** A  \n**Reviewed:** never', []],
    ['lines with backslashes', '**Owner:** A\\\n**Reviewed:** never', []],
    ['lines of a list', '- **Owner:** A\n- **Reviewed:** never', []],
    ['paragraphs', '**Owner:** A\n\n**Reviewed:** never', []],
    ['a space inside the asterisks', 'The ** owner** is A.', ['info 3 broken']],
    ['a bold word', 'The **owner** is A.', []],
    ['code', 'A glob `**/x` and `**`.', []],
    ['escaped asterisks', 'Two \\*\\* stars.', []],
  ])('%s', (_, lines, expected) => {
    expect(
      review('document/markup', `# T\n\n${lines}\n`).map(line =>
        /one paragraph/.test(line)
          ? line.replace(/^(info \d+).*/s, '$1 joined')
          : line.replace(/^(info \d+).*/s, '$1 broken'),
      ),
    ).toEqual(expected);
  });
});

describe('standards', () => {
  it('standards/unstated: lists what is missing, and nothing that is stated', () => {
    const text = `# T\n\n- Topics are named \`{domain}_events\`\n\n## Active Topics\n\n${topic(
      'a_events',
      { Producer: 'desk', Partitions: '3', 'Replication Factor': '3' },
    )}`;
    expect(review('standards/unstated', text)).toEqual([
      'info nowhere: The registry does not state how consumer groups are named, how long records are kept, the envelope of events or how long a deprecated topic stays.',
    ]);
    expect(review('standards/unstated', '# Nothing\n\nAt all.\n')).toEqual([]);
  });

  it('standards/open-variable: once a variable, not for one with values', () => {
    const text = `# T\n\n## Topic Naming Convention\n\n- **\`{domain}_events\`**: all\n- **\`{kind:enum(a,b)}_{domain}\`**: more\n\n## Active Topics\n\n${topic(
      'x_events',
      { Producer: 'desk' },
    )}`;
    expect(review('standards/open-variable', text)).toEqual([
      'info 5 "{domain}_events": Nothing says which values `{domain}` of `{domain}_events` and `{kind:enum(a,b)}_{domain}` takes, so any word passes for it.',
    ]);
  });

  it.each([
    ['tenant_id', ['warning 3 tenantId']],
    ['tenantId', []],
    ['region_id', ['warning 3 ']],
  ])('standards/partition-key: %s', (key, expected) => {
    const text = `# T

Events are partitioned by \`${key}\`.

## Event Envelope

\`\`\`json
{ "specversion": "1.0", "id": "1", "type": "a", "source": "b", "data": { "tenantId": "t" } }
\`\`\`

## Active Topics

${topic('x_events', { Producer: 'desk' })}`;
    const { findings } = evaluateRegistry({
      ...boundText(text),
      now: new Date(READ_AT),
      profile: 'review',
    });
    expect(
      findings
        .filter(({ rule }) => rule === 'standards/partition-key')
        .map(
          ({ severity, location, seen }) =>
            `${severity} ${location?.line} ${seen ?? ''}`,
        ),
    ).toEqual(expected);
  });
});

describe('deprecation/no-parties', () => {
  const deprecated = (count: number, field = 'Reason') =>
    `# T\n\n## Deprecated Topics\n\n${Array.from(
      { length: count },
      (_, index) => topic(`old_${index}_events`, { [field]: 'desk' }),
    ).join('')}`;

  it.each([
    [
      'each of few',
      deprecated(1),
      [
        'info 5 "old_0_events": `old_0_events` is deprecated and names neither a former producer nor a former consumer.',
      ],
    ],
    [
      'many at once',
      deprecated(3),
      [
        'info 5 "old_0_events": 3 deprecated topics name neither a former producer nor a former consumer: `old_0_events`, `old_1_events` and `old_2_events`.',
      ],
    ],
    ['none that names one', deprecated(3, 'Producer'), []],
  ])('%s', (_, text, expected) => {
    expect(review('deprecation/no-parties', text)).toEqual(expected);
  });
});
