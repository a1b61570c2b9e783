import { bound, findIn, lint, range, withOptions } from '../testing';

/** A document of topics with their events. */
const events = (topics: Record<string, string>) =>
  `# Topics\n\n- Topics are named \`{domain}_events\`\n\n## Active Topics\n${Object.entries(
    topics,
  )
    .map(
      ([name, list]) =>
        `\n### **${name}**\n- **Producer:** order-svc\n- **Key Events:** ${list
          .split(' ')
          .map(one => `\`${one}\``)
          .join(', ')}\n`,
    )
    .join('')}`;

describe('event/duplicate', () => {
  it.each([
    [
      'order_placed order_paid order_placed order_placed',
      ['warning 9 "order_placed"'],
    ],
    ['order_placed order_paid', []],
  ])('%s', (list, expected) => {
    expect(
      findIn(events({ order_events: list }), 'event/duplicate').told,
    ).toEqual(expected);
  });
});

describe('event/twin', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'on two topics',
      { client_events: 'nda_signed', sales_events: 'nda_sent nda_signed' },
      ['warning 13 "nda_signed"'],
    ],
    [
      'on three topics, told once',
      { a_events: 'x_y', b_events: 'x_y', c_events: 'x_y' },
      ['warning 13 "x_y"'],
    ],
    ['of one word', { order_events: 'created', client_events: 'created' }, []],
    [
      'on the dead-letter and retry topics of the same topic',
      {
        order_events: 'order_placed',
        'order_events.dlq': 'order_placed',
        order_events_retry: 'order_placed',
        'order_events-dead-letter': 'order_placed',
      },
      [],
    ],
    ['twice on one topic', { order_events: 'order_placed order_placed' }, []],
  ])('%s', (_, topics, expected) => {
    expect(findIn(events(topics), 'event/twin').told).toEqual(expected);
  });

  it('leaves deprecated topics and thoughts about proposed ones alone', () => {
    const text = `${events({ order_events: 'order_placed' })}
## Deprecated Topics

### **old_events** (DEPRECATED)
- **Former Events:** \`order_placed\`

## Future Topics

### **next_events**
- **Key Events:** TBD - \`order_placed\`
`;
    expect(findIn(text, 'event/twin').told).toEqual([]);
  });
});

describe('event/near-duplicate', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a plural',
      { a_events: 'incident_created incidents_created' },
      ['warning 9 "incidents_created"'],
    ],
    [
      'another style',
      { a_events: 'user_created userCreated' },
      ['warning 9 "userCreated"'],
    ],
    [
      'with and without the domain of the topic',
      { prd_events: 'prd_feedback_received feedback_received' },
      ['warning 9 "feedback_received"'],
    ],
    [
      'another order on another topic',
      { client_events: 'pilot_agreed', demo_events: 'client_agreed_pilot' },
      ['warning 13 "client_agreed_pilot"'],
    ],
    [
      'a letter left out of a long word',
      { a_events: 'payment_succeeded payment_suceeded' },
      ['warning 9 "payment_suceeded"'],
    ],
    [
      'two letters changed',
      { a_events: 'mail_received mail_recieved' },
      ['warning 9 "mail_recieved"'],
    ],
    ['another letter', { a_events: 'plan_changed plan_charged' }, []],
    ['short words', { a_events: 'item_posted item_posed' }, []],
    [
      'numbers',
      { a_events: 'step_1_completed step_2_completed step_12_completed' },
      [],
    ],
    ['more words', { a_events: 'nda_signed nda_fully_signed' }, []],
    ['other things', { a_events: 'user_created order_created' }, []],
    [
      'the very same',
      { a_events: 'user_created', b_events: 'user_created' },
      [],
    ],
    ['versions', { a_events: 'user_created_v1 user_created_v2' }, []],
  ])('%s', (_, topics, expected) => {
    expect(findIn(events(topics), 'event/near-duplicate').told).toEqual(
      expected,
    );
  });
});

describe('event/foreign-prefix', () => {
  const others = { escalation_events: 'escalation_created' };

  it.each<[string, Record<string, string>, string[]]>([
    [
      'by the domain of another topic',
      {
        chat_events: 'chat_started chat_ended escalation_requested',
        ...others,
      },
      ['info 9 "escalation_requested"'],
    ],
    [
      'of a topic that does not name its events by its domain',
      {
        chat_events: 'talk_started talk_ended escalation_requested',
        ...others,
      },
      [],
    ],
    [
      'that names its own topic too',
      { chat_events: 'chat_started chat_ended escalation_of_chat', ...others },
      [],
    ],
    [
      'that the other topic carries as well: a twin',
      { chat_events: 'chat_started chat_ended escalation_created', ...others },
      [],
    ],
  ])('%s', (_, topics, expected) => {
    expect(findIn(events(topics), 'event/foreign-prefix').told).toEqual(
      expected,
    );
  });
});

describe('event/name', () => {
  const usual = 'user_created user_updated user_locked user_invited';

  it.each<[string, string, string[]]>([
    [
      'the one in another style',
      `${usual} userDeleted`,
      ['warning 9 "userDeleted" → user_deleted'],
    ],
    [
      'one that the topic repeats',
      `${usual} userDeleted userDeleted`,
      ['warning 9 "userDeleted" → user_deleted'],
    ],
    ['one word', `${usual} created`, []],
    [
      'no convention',
      'user_created userUpdated UserLocked user-invited a.b',
      [],
    ],
    ['too few to tell', 'user_created user_updated userDeleted', []],
  ])('%s', (_, list, expected) => {
    expect(findIn(events({ user_events: list }), 'event/name').told).toEqual(
      expected,
    );
  });

  it('holds event types against templates of app-config', () => {
    const rules = withOptions('event/name', {
      templates: ['{entity}_{action:enum(created,deleted)}'],
    });
    const text = events({ user_events: 'user_created userDeleted user_gone' });
    expect(findIn(text, 'event/name', { rules }).told).toEqual([
      'warning 9 "userDeleted" → user_deleted',
      'warning 9 "user_gone"',
    ]);
  });

  it('is left open by a template that cannot be used', () => {
    const { findings, notEvaluated } = lint(
      bound([{ name: 'a', events: [{ type: 'a', range: range() }] }], {
        services: [],
      }),
      { rules: withOptions('event/name', { templates: ['{a'] }) },
    );
    expect(findings).toEqual([]);
    expect(notEvaluated).toEqual([
      expect.objectContaining({ rule: 'event/name' }),
    ]);
  });
});

describe('event/lifecycle-gap', () => {
  it.each<[string, string, string[]]>([
    ['nothing ends it', 'sync_started faq_created', ['info 9 "sync_started"']],
    ['it ends', 'sync_started sync_failed', []],
    ['a part of it ends', 'bot_paused bot_session_ended', []],
    ['what contains it ends', 'config_generation_started config_failed', []],
    [
      'another thing ends',
      'sync_started import_completed',
      ['info 9 "sync_started"'],
    ],
    ['nothing is told to begin', 'started completed', []],
    ['camel case', 'syncStarted', ['info 9 "syncStarted"']],
  ])('%s', (_, list, expected) => {
    expect(
      findIn(events({ rag_events: list }), 'event/lifecycle-gap').told,
    ).toEqual(expected);
  });

  it('finds the end on another topic where each event has its own', () => {
    const apart = { sync_begun: 'sync_started', sync_over: 'sync_completed' };
    expect(findIn(events(apart), 'event/lifecycle-gap').told).toEqual([]);
    const beside = { ...apart, sync_begun: 'sync_started page_read' };
    expect(findIn(events(beside), 'event/lifecycle-gap').told).toEqual([
      'info 9 "sync_started"',
    ]);
  });

  it('takes other pairs from app-config', () => {
    const rules = withOptions('event/lifecycle-gap', {
      pairs: ['opened: closed'],
    });
    const text = events({ a_events: 'sync_started case_opened' });
    expect(findIn(text, 'event/lifecycle-gap', { rules }).told).toEqual([
      'info 9 "case_opened"',
    ]);
  });
});
