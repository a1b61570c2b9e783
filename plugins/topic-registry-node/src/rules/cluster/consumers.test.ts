import {
  bound,
  CONVENTIONS,
  drift,
  openQuestions,
  range,
  Reading,
  SeenGroup,
  summary,
  TopicSketch,
  NOTHING,
} from '../testing';

const TOPIC = 'auth_events';
const COPILOT = 'agent_copilot_auth_events_consumer';
const BUILDER = 'prd_builder_auth_events_consumer';

const platform = (sketch: Partial<TopicSketch> = {}) =>
  bound(
    [
      { name: TOPIC, consumers: ['service-6', 'service-21'], ...sketch },
      { name: 'billing_events', consumers: ['service-21'] },
    ],
    { standards: CONVENTIONS },
  );

const BOTH: SeenGroup[] = [
  { id: COPILOT, reads: [TOPIC] },
  { id: BUILDER, commits: { [TOPIC]: 4n } },
];
const OTHER = 'agent_copilot_billing_events_consumer';

const on = (
  groups: SeenGroup[],
  sketch: Partial<TopicSketch> = {},
  reading: Reading = {},
) =>
  drift(platform(sketch), {
    topics: [{ name: TOPIC }, { name: 'billing_events' }],
    groups: [{ id: OTHER, reads: ['billing_events'] }, ...groups],
    ...reading,
  });

describe('consumers that agree', () => {
  it('gives nothing for members, and nothing for offsets of a group that is empty now', () => {
    expect(on(BOTH)).toEqual(NOTHING);
  });

  it('takes a group of the new protocol for what it is', () => {
    expect(
      on([BOTH[1], { id: COPILOT, reads: [TOPIC], type: 'consumer' }]),
    ).toEqual(NOTHING);
  });

  it('leaves groups of the platform alone', () => {
    expect(
      summary(
        on([
          ...BOTH,
          { id: 'amazon.msk.canary.group.broker-1', reads: [TOPIC] },
        ]),
      ),
    ).toEqual([]);
  });

  it('takes a group that a platform makes to read topics of users for a reader', () => {
    const id = '_confluent-ksql-default_query_CTAS_TOTALS_7';
    expect(summary(on([...BOTH, { id, reads: [TOPIC] }]))).toEqual([
      `warning consumer/undeclared ${TOPIC} ${id}`,
    ]);
  });
});

describe('consumer/undeclared', () => {
  it('finds the group of a service that is not declared here', () => {
    const evaluation = on([
      ...BOTH,
      { id: 'billing_auth_events_consumer', reads: [TOPIC] },
    ]);
    expect(summary(evaluation)).toEqual([
      `warning consumer/undeclared ${TOPIC} billing_auth_events_consumer`,
    ]);
    expect(evaluation.findings[0]).toMatchObject({
      service: 'service-22',
      message: expect.stringContaining(
        '`billing_auth_events_consumer` reads `auth_events` on prod-eu; it belongs to Billing & Revenue Management, which is no declared consumer',
      ),
    });
  });

  it('finds a group that belongs to nobody, each for itself', () => {
    const evaluation = on([
      ...BOTH,
      { id: 'growth-dashboard', reads: [TOPIC] },
      { id: 'console-consumer-1', commits: { [TOPIC]: 0n } },
    ]);
    expect(summary(evaluation)).toEqual([
      `warning consumer/undeclared ${TOPIC} console-consumer-1`,
      `warning consumer/undeclared ${TOPIC} growth-dashboard`,
    ]);
    expect(evaluation.findings[1].message).toContain(
      "`console-consumer-1` has read `auth_events` on prod-eu; Kafka's console consumer takes such a name, so it is a person",
    );
  });

  it('does not take a listed group without offsets for a reader', () => {
    expect(
      summary(on([...BOTH, { id: 'emptied' }, { id: 'x', commits: {} }])),
    ).toEqual([]);
    expect(
      summary(on([...BOTH, { id: 'x', commits: { [TOPIC]: -1n } }])),
    ).toEqual([]);
  });

  it('is information where the document leaves the consumers open', () => {
    expect(
      summary(
        on([{ id: 'growth-dashboard', reads: [TOPIC] }], { consumers: [] }),
      ),
    ).toEqual([`info consumer/undeclared ${TOPIC} growth-dashboard`]);
    expect(
      summary(
        on([{ id: 'growth-dashboard', reads: [TOPIC] }], {
          consumers: [],
          consumersStated: 'none',
        }),
      ),
    ).toEqual([`warning consumer/undeclared ${TOPIC} growth-dashboard`]);
  });

  it('is left open where words admit anybody', () => {
    const evaluation = on([{ id: 'growth-dashboard', reads: [TOPIC] }], {
      consumers: [],
      partiesNote: 'any service',
    });
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'consumer/undeclared')).toEqual([
      `${TOPIC} growth-dashboard`,
    ]);
  });

  it('takes an alternative for declared', () => {
    expect(
      summary(
        on([{ id: COPILOT, reads: [TOPIC] }], {
          consumers: [],
          alternatives: ['service-6', 'service-21'],
        }),
      ),
    ).toEqual([]);
  });
});

describe('consumer/absent', () => {
  it('finds a consumer of which every question was answered', () => {
    const evaluation = on([BOTH[0]]);
    expect(summary(evaluation)).toEqual([
      `warning consumer/absent ${TOPIC} service-6`,
    ]);
    expect(evaluation.findings[0]).toMatchObject({
      service: 'service-6',
      declared: BUILDER,
      seen: COPILOT,
    });
    expect(evaluation.findings[0].evidence[0].value).toContain(BUILDER);
  });

  it('points at the party, or at the topic when the party follows from elsewhere', () => {
    const registry = bound([{ name: TOPIC, consumers: ['service-6'] }]);
    const [declared] = registry.registry.topics;
    const party = declared.parties.find(({ role }) => role === 'consumer')!;
    const lineOf = () =>
      drift(registry, { topics: [{ name: TOPIC }] }).findings[0].location?.line;
    expect(lineOf()).toBe(party.range.line);
    party.range = range(1);
    declared.block = { ...declared.block, offset: 1000, endOffset: 2000 };
    expect(lineOf()).toBe(declared.range.line);
  });

  it('finds it although a group of nobody is listed without a sign of reading', () => {
    expect(summary(on([BOTH[0], { id: 'leftover' }]))).toEqual([
      `warning consumer/absent ${TOPIC} service-6`,
    ]);
  });

  it('finds it although its group has read another topic', () => {
    expect(
      summary(on([BOTH[0], { id: BUILDER, commits: { billing_events: 2n } }])),
    ).toContain(`warning consumer/absent ${TOPIC} service-6`);
  });

  it.each<[string, SeenGroup[], Reading]>([
    [
      'a group on the topic belongs to no known service',
      [BOTH[0], { id: 'growth-dashboard', reads: [TOPIC] }],
      {},
    ],
    [
      'the group cannot be looked into',
      [BOTH[0], { id: BUILDER, opaque: true }],
      {},
    ],
    [
      'its group is there, and shows neither members nor commits',
      [BOTH[0], { id: BUILDER, type: 'consumer' }],
      {},
    ],
    [
      'some group of nobody cannot be looked into',
      [BOTH[0], { id: 'mystery', opaque: true }],
      {},
    ],
    [
      'the cluster hides whether the group exists',
      [BOTH[0]],
      { askedGroups: { [BUILDER]: 'unknown' } },
    ],
    [
      'the group is between two assignments',
      [BOTH[0], { id: BUILDER, state: 'PreparingRebalance', opaque: true }],
      {},
    ],
  ])('is left open when %s', (_, groups, reading) => {
    const evaluation = on(groups, {}, reading);
    expect(
      summary(evaluation).filter(line => line.includes('consumer/absent')),
    ).toEqual([]);
    expect(openQuestions(evaluation, 'consumer/absent')).toEqual([
      `${TOPIC} service-6`,
    ]);
  });

  it('is found beside a live group of it that has turned to other topics', () => {
    const evaluation = on([
      BOTH[0],
      { id: BUILDER, reads: ['billing_events'], commits: { [TOPIC]: 4n } },
    ]);
    expect(summary(evaluation)).toContain(
      `warning consumer/absent ${TOPIC} service-6`,
    );
    const absent = evaluation.findings.find(
      ({ rule }) => rule === 'consumer/absent',
    );
    expect(absent?.message).toContain(
      `\`${BUILDER}\` is live and assigned other topics; its offsets on this one are left over.`,
    );
    expect(openQuestions(evaluation, 'consumer/absent')).toEqual([]);
  });

  it('is left open by commits beyond the end of the topic alone', () => {
    const evaluation = on(
      [BOTH[0], { id: BUILDER, commits: { [TOPIC]: 40n } }],
      {},
      {
        topics: [{ name: TOPIC, ends: [3n] }, { name: 'billing_events' }],
      },
    );
    expect(summary(evaluation)).toEqual([]);
    expect(evaluation.notEvaluated).toEqual([
      expect.objectContaining({
        rule: 'consumer/absent',
        reason: expect.stringContaining('beyond its end at 3'),
      }),
    ]);
  });

  it('is not left open by somebody at a console', () => {
    expect(
      summary(on([BOTH[0], { id: 'console-consumer-76665', reads: [TOPIC] }])),
    ).toContain(`warning consumer/absent ${TOPIC} service-6`);
  });

  it.each<[string, SeenGroup[]]>([
    [
      'a worker of Connect, whose members share no topics',
      [{ id: 'connect-cluster', protocolType: 'connect', idle: ['worker-1'] }],
    ],
    [
      'a Schema Registry',
      [{ id: 'schema-registry', protocolType: 'sr', idle: ['sr-1'] }],
    ],
    [
      'an idle member of a group that has more members than partitions',
      [
        {
          id: 'other-jobs',
          reads: ['other_events'],
          idle: ['other-2', 'other-3'],
        },
      ],
    ],
    [
      'a group that is being rebalanced, and may read other topics alone',
      [
        {
          id: 'other-jobs',
          type: 'consumer',
          state: 'Assigning',
          idle: ['other-1'],
          mayRead: ['billing_events'],
        },
      ],
    ],
  ])('is found beside %s', (_, groups) => {
    const evaluation = on([BOTH[0], ...groups]);
    expect(summary(evaluation)).toEqual([
      `warning consumer/absent ${TOPIC} service-6`,
    ]);
  });

  it('is left open by a group that is being rebalanced and may read the topic', () => {
    const evaluation = on([
      BOTH[0],
      {
        id: 'mystery',
        type: 'consumer',
        state: 'Assigning',
        idle: ['mystery-1'],
        mayRead: [TOPIC],
      },
    ]);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'consumer/absent')).toEqual([
      `${TOPIC} service-6`,
    ]);
    expect(openQuestions(evaluation, 'consumer/undeclared')).toEqual([
      `${TOPIC} mystery`,
    ]);
    expect(evaluation.notEvaluated[0].reason).toContain(
      `it may read \`${TOPIC}\``,
    );
  });

  it('takes the commits of a group of another protocol for what they are', () => {
    expect(
      summary(
        on([
          BOTH[0],
          {
            id: BUILDER,
            protocolType: 'own',
            idle: ['own-1'],
            commits: { [TOPIC]: 4n },
          },
        ]),
      ),
    ).toEqual([]);
  });

  it('does not wait for a group that is another service’s by its name', () => {
    expect(
      summary(
        on([BOTH[0], { id: 'billing_billing_events_consumer', opaque: true }]),
      ),
    ).toEqual([`warning consumer/absent ${TOPIC} service-6`]);
  });

  it.each(['groups', 'members', 'commits'] as const)(
    'is left open as a whole without an answer about %s',
    question => {
      const evaluation = on(
        [BOTH[0]],
        {},
        { refused: { [question]: 'denied' } },
      );
      expect(summary(evaluation)).toEqual([]);
      expect(openQuestions(evaluation, 'consumer/absent')).toEqual(['*']);
      expect(openQuestions(evaluation, 'consumer/undeclared')).toEqual(['*']);
      expect(openQuestions(evaluation, 'deprecated/consumed')).toEqual([]);
    },
  );

  it('still reports what was seen when another question failed', () => {
    const evaluation = on(
      [...BOTH, { id: 'growth-dashboard', reads: [TOPIC] }],
      {},
      { refused: { commits: 'denied' } },
    );
    expect(summary(evaluation)).toEqual([
      `warning consumer/undeclared ${TOPIC} growth-dashboard`,
    ]);
    expect(openQuestions(evaluation, 'consumer/undeclared')).toEqual(['*']);
  });

  it('never calls an alternative absent', () => {
    expect(
      summary(on([], { consumers: [], alternatives: ['service-6'] })),
    ).toEqual([]);
  });

  it('is told without any convention when nobody is on the topic', () => {
    const registry = bound([{ name: TOPIC, consumers: ['service-6'] }]);
    expect(summary(drift(registry, { topics: [{ name: TOPIC }] }))).toEqual([
      `warning consumer/absent ${TOPIC} service-6`,
    ]);
  });
});

describe('consumer/group-name', () => {
  it.each([
    'agent-copilot-auth-events-consumer',
    'agent_copilot_auth_events_consumr',
    'auth_events.agent-copilot',
  ])('finds %s, and nothing else', id => {
    const evaluation = on([BOTH[1], { id, reads: [TOPIC] }]);
    expect(summary(evaluation)).toEqual([
      `warning consumer/group-name ${id} ${TOPIC}`,
    ]);
    expect(evaluation.findings[0]).toMatchObject({
      topic: TOPIC,
      service: 'service-21',
      declared: expect.stringContaining(COPILOT),
    });
  });

  it('finds a group that is named for another topic', () => {
    const evaluation = drift(platform(), {
      topics: [{ name: TOPIC }, { name: 'billing_events' }],
      groups: [BOTH[1], { id: OTHER, reads: [TOPIC, 'billing_events'] }],
    });
    expect(summary(evaluation)).toEqual([
      `warning consumer/group-name ${OTHER} ${TOPIC}`,
    ]);
  });

  it('leaves an undeclared reader to its own finding', () => {
    expect(
      summary(on([...BOTH, { id: 'billing-auth-events', reads: [TOPIC] }])),
    ).toEqual([`warning consumer/undeclared ${TOPIC} billing-auth-events`]);
  });

  it('is open for a group that cannot be looked into', () => {
    const evaluation = on([...BOTH, { id: 'mystery', opaque: true }]);
    expect(openQuestions(evaluation, 'consumer/group-name')).toEqual([
      'mystery',
    ]);
    expect(openQuestions(evaluation, 'consumer/undeclared')).toEqual([
      '* mystery',
    ]);
  });
});

describe('a group that is known by its clients alone', () => {
  const nightly = (...clientIds: string[]): SeenGroup => ({
    id: 'nightly',
    reads: [TOPIC],
    clientIds,
  });

  it('is the declared consumer, under another name', () => {
    const evaluation = on([BOTH[1], nightly('agent-copilot-1', 'rdkafka')]);
    expect(evaluation.notEvaluated).toEqual([]);
    expect(evaluation.findings).toEqual([
      expect.objectContaining({
        rule: 'consumer/group-name',
        subject: { kind: 'group', name: 'nightly' },
        service: 'service-21',
        evidence: expect.arrayContaining([
          expect.objectContaining({
            label: 'named by client ids',
            value: 'Agent Copilot (agent-copilot-1)',
          }),
        ]),
      }),
    ]);
  });

  it('belongs to the undeclared service that they name', () => {
    const evaluation = on([...BOTH, nightly('analytics-0')]);
    expect(summary(evaluation)).toEqual([
      `warning consumer/undeclared ${TOPIC} nightly`,
    ]);
    expect(evaluation.findings[0]).toMatchObject({
      service: 'service-12',
      message: expect.stringContaining('belongs to Analytics'),
    });
  });

  it('is left open when they disagree, and says who it may be', () => {
    const evaluation = on([BOTH[1], nightly('agent-copilot-1', 'analytics-0')]);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'consumer/undeclared')).toEqual([
      `${TOPIC} nightly`,
    ]);
    expect(openQuestions(evaluation, 'consumer/absent')).toEqual([
      `${TOPIC} service-21`,
    ]);
    const [both] = on([...BOTH, nightly('billing-1', 'analytics-0')]).findings;
    expect(both.message).toContain('may belong to');
    expect(both.evidence).toContainEqual(
      expect.objectContaining({
        label: 'named by client ids',
        value: expect.stringMatching(/ or .* \(billing-1, analytics-0\)$/),
      }),
    );
  });
});
