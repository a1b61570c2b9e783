import {
  bound,
  CONVENTIONS,
  drift,
  openQuestions,
  Reading,
  SeenGroup,
  SeenTopic,
  summary,
  TopicSketch,
} from '../testing';

const TOPIC = 'nda_events';
/** The readings of these tests end on 2025-11-20. */
const ANNOUNCED = '2025-11-01';

const evaluate = (
  seen: Partial<SeenTopic>,
  options: {
    sketch?: Partial<TopicSketch>;
    previous?: Partial<SeenTopic>;
    groups?: SeenGroup[];
    groupsBefore?: SeenGroup[];
    timezone?: string;
    reading?: Reading;
  } = {},
) =>
  drift(
    bound(
      [
        {
          name: TOPIC,
          lifecycle: 'deprecated',
          deprecatedOn: ANNOUNCED,
          ...options.sketch,
        },
      ],
      { standards: CONVENTIONS, timezone: options.timezone },
    ),
    {
      topics: [{ name: TOPIC, ...seen }],
      groups: options.groups,
      ...options.reading,
    },
    {
      ...(options.previous && {
        previous: {
          topics: [{ name: TOPIC, ...options.previous }],
          groups: options.groupsBefore,
        },
      }),
    },
  );

const UNDATED = { deprecatedOn: undefined };

describe('deprecated/produced', () => {
  it('finds a record that is dated after the announced day', () => {
    const evaluation = evaluate({
      ends: [5n],
      newest: ['2025-11-19T10:00:00.000Z'],
    });
    expect(summary(evaluation)).toEqual([
      `warning deprecated/produced ${TOPIC}`,
    ]);
    expect(evaluation.findings[0].message).toContain(
      'its newest record is of 2025-11-19 10:00 UTC',
    );
    expect(evaluation.findings[0].evidence[0]).toMatchObject({
      label: 'partition 0',
    });
  });

  it('finds an end that moved between two readings', () => {
    const evaluation = evaluate(
      { ends: [5n, 12n], newest: ['2025-10-01T00:00:00Z', undefined] },
      { previous: { ends: [5n, 7n] }, sketch: UNDATED },
    );
    expect(summary(evaluation)).toEqual([
      `warning deprecated/produced ${TOPIC}`,
    ]);
    expect(evaluation.findings[0].evidence).toEqual([
      {
        label: 'partition 1',
        value: 'end moved from 7 to 12',
        at: '2025-11-20T12:00:00.000Z',
      },
    ]);
  });

  it('is an error once the removal window is over', () => {
    const seen: Partial<SeenTopic> = {
      ends: [5n],
      newest: ['2025-11-19T10:00:00.000Z'],
    };
    expect(
      summary(evaluate(seen, { sketch: { deprecatedOn: '2025-08-22' } })),
    ).toEqual([`error deprecated/produced ${TOPIC}`]);
    expect(
      summary(evaluate(seen, { sketch: { deprecatedOn: '2025-08-23' } })),
    ).toEqual([`warning deprecated/produced ${TOPIC}`]);
  });

  it.each<[string, Parameters<typeof evaluate>]>([
    [
      'an old record proves nothing on a first reading',
      [{ ends: [5n], newest: ['2025-10-01T00:00:00Z'] }],
    ],
    [
      'a record of the announced day itself may be older than the announcement',
      [{ ends: [5n], newest: ['2025-11-01T23:59:59Z'] }],
    ],
    [
      'a record dated ahead of the reading has no date',
      [{ ends: [5n], newest: ['2026-11-01T00:00:00Z'] }],
    ],
    [
      'the end moved in another incarnation',
      [
        { ends: [5n], newest: ['2025-10-01T00:00:00Z'], topicId: 'new' },
        { previous: { ends: [1n], topicId: 'old' } },
      ],
    ],
    [
      'without topic ids incarnations cannot be told apart',
      [
        { ends: [5n], newest: ['2025-10-01T00:00:00Z'], topicId: undefined },
        { previous: { ends: [1n], topicId: undefined } },
      ],
    ],
    [
      'an end was not told',
      [
        { ends: [undefined], newest: ['2025-10-01T00:00:00Z'] },
        { previous: { ends: [1n] } },
      ],
    ],
    [
      'the newest record was not told',
      [{ ends: [5n], newest: [undefined] }, { previous: { ends: [5n] } }],
    ],
    [
      'without a date, a pause is no end',
      [
        { ends: [5n], newest: ['2025-11-20T09:00:00Z'] },
        { previous: { ends: [5n] }, sketch: UNDATED },
      ],
    ],
  ])('is left open: %s', (_, [seen, options]) => {
    const evaluation = evaluate(seen, options);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'deprecated/produced')).toEqual([TOPIC]);
  });

  it.each<[string, Parameters<typeof evaluate>]>([
    ['nothing was ever written', [{ ends: [0n, 0n] }]],
    [
      'two readings show no movement, and all records are old',
      [
        { ends: [5n], newest: ['2025-10-01T00:00:00Z'] },
        { previous: { ends: [5n] } },
      ],
    ],
    [
      'the same without a date',
      [
        { ends: [5n], newest: ['2025-10-01T00:00:00Z'] },
        { previous: { ends: [5n] }, sketch: UNDATED },
      ],
    ],
  ])('finds nothing: %s', (_, [seen, options]) => {
    const evaluation = evaluate(seen, options);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'deprecated/produced')).toEqual([]);
  });

  it("counts days in the registry's own zone", () => {
    const seen = { ends: [5n], newest: ['2025-11-02T03:00:00.000Z'] };
    expect(summary(evaluate(seen))).toEqual([
      `warning deprecated/produced ${TOPIC}`,
    ]);
    // In New York it is still the announced day.
    expect(summary(evaluate(seen, { timezone: 'America/New_York' }))).toEqual(
      [],
    );
  });
});

describe('deprecated/consumed', () => {
  const group = (seen: Partial<SeenGroup>): SeenGroup => ({
    id: 'prd_builder_nda_events_consumer',
    ...seen,
  });
  const consumed = (
    groups: SeenGroup[],
    options: Partial<Parameters<typeof evaluate>[1]> = {},
    seen: Partial<SeenTopic> = {},
  ) => evaluate(seen, { groups, ...options });

  it('finds a group with a member on it, and says whose it is', () => {
    const evaluation = consumed([group({ reads: [TOPIC] })]);
    expect(summary(evaluation)).toEqual([
      `warning deprecated/consumed ${TOPIC} prd_builder_nda_events_consumer`,
    ]);
    expect(evaluation.findings[0]).toMatchObject({
      service: 'service-6',
      message: expect.stringContaining(
        '`nda_events` is still read on prod-eu by `prd_builder_nda_events_consumer` of PRD Builder & Configuration Workspace: 1 member has it assigned; no new record was seen in it. It is deprecated since 2025-11-01',
      ),
    });
  });

  it('finds commits that moved between two readings', () => {
    expect(
      summary(
        consumed(
          [group({ commits: { [TOPIC]: 9n } })],
          {
            previous: { ends: [9n] },
            groupsBefore: [group({ commits: { [TOPIC]: 4n } })],
          },
          { ends: [9n] },
        ),
      ),
    ).toHaveLength(1);
  });

  it('finds commits behind a record of the time since the announcement', () => {
    const seen = { ends: [9n], newest: ['2025-11-19T10:00:00.000Z'] };
    expect(
      summary(consumed([group({ commits: { [TOPIC]: 9n } })], {}, seen)),
    ).toContain(
      `warning deprecated/consumed ${TOPIC} prd_builder_nda_events_consumer`,
    );
    // Not up to the end: the record may be among those that are left.
    expect(
      summary(consumed([group({ commits: { [TOPIC]: 8n } })], {}, seen)),
    ).toEqual([`warning deprecated/produced ${TOPIC}`]);
  });

  it('is left open by a commit beyond the end, whatever the date of the records', () => {
    const seen = { ends: [3n], newest: ['2025-11-19T10:00:00.000Z'] };
    const evaluation = consumed(
      [group({ commits: { [TOPIC]: 500n } })],
      {},
      seen,
    );
    expect(summary(evaluation)).toEqual([
      `warning deprecated/produced ${TOPIC}`,
    ]);
    expect(evaluation.notEvaluated).toContainEqual(
      expect.objectContaining({
        rule: 'deprecated/consumed',
        discriminator: 'prd_builder_nda_events_consumer',
        reason: expect.stringContaining(
          'it has committed 500 on partition 0, beyond its end at 3: the topic was made anew or cut off since',
        ),
      }),
    );
  });

  it('finds a query of ksqlDB as any other group', () => {
    const id = '_confluent-ksql-default_query_CTAS_PRICES_3';
    expect(summary(consumed([{ id, reads: [TOPIC] }]))).toEqual([
      `warning deprecated/consumed ${TOPIC} ${id}`,
    ]);
  });

  it('finds nothing where a live group has turned to other topics, and none stays open', () => {
    const evaluation = consumed(
      [group({ reads: ['other_events'], commits: { [TOPIC]: 9n } })],
      {},
      { ends: [9n], newest: ['2025-11-19T10:00:00.000Z'] },
    );
    expect(summary(evaluation)).toEqual([
      `warning deprecated/produced ${TOPIC}`,
    ]);
    expect(openQuestions(evaluation, 'deprecated/consumed')).toEqual([]);
  });

  it('finds each group for itself, also one of nobody', () => {
    expect(
      summary(
        consumed([group({ reads: [TOPIC] }), { id: 'odd', reads: [TOPIC] }]),
      ),
    ).toHaveLength(2);
  });

  it('is left open for offsets that are left over', () => {
    const evaluation = consumed([group({ commits: { [TOPIC]: 4n } })]);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'deprecated/consumed')).toEqual([
      `${TOPIC} prd_builder_nda_events_consumer`,
    ]);
  });

  it('finds nothing when the members read other topics now', () => {
    const evaluation = consumed([
      group({ reads: ['sales_doc_events'], commits: { [TOPIC]: 4n } }),
    ]);
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'deprecated/consumed')).toEqual([]);
  });
});
