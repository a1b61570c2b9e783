import {
  Coverage,
  Observation,
  ProtocolVersion,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { diagnose } from './diagnose';

function diagnosis(over: Partial<Observation> = {}) {
  return diagnose({ coverage: [], ...over });
}

function questionOf(coverage: Coverage[], question: string) {
  return diagnosis({ coverage }).questions.find(
    one => one.question === question,
  );
}

describe('diagnose: questions', () => {
  it.each<[string, Coverage[], object]>([
    ['answered', [{ question: 'configs', answered: true }], { reasons: [] }],
    ['not-asked', [], { reasons: [] }],
    [
      'denied',
      [
        {
          question: 'configs',
          answered: false,
          code: 'denied',
          reason: 'All 9 were refused',
        },
      ],
      { refused: 0, reasons: [{ reason: 'All 9 were refused', count: 1 }] },
    ],
    [
      'unsupported',
      [{ question: 'configs', answered: false, code: 'unsupported' }],
      { reasons: [{ reason: 'unsupported', count: 1 }] },
    ],
    [
      'unanswered',
      [
        {
          question: 'configs',
          answered: false,
          code: 'timeout',
          reason: 'too late',
        },
      ],
      { reasons: [{ reason: 'too late', count: 1 }] },
    ],
  ])('is %s', (verdict, coverage, rest) => {
    expect(questionOf(coverage, 'configs')).toMatchObject({
      verdict,
      ...rest,
      right: {
        acl: 'DescribeConfigs on the topic',
        iam: 'kafka-cluster:DescribeTopicDynamicConfiguration',
      },
    });
  });

  it('counts refused topics and tells each reason once', () => {
    const refused = (subject: string, why: string): Coverage => ({
      question: 'offsets',
      subject,
      answered: false,
      code: 'error',
      reason: `the offsets of "${subject}" cannot be told: ${why}`,
    });
    expect(
      questionOf(
        [
          { question: 'offsets', answered: true },
          refused('c', 'no leader'),
          refused('a', 'denied'),
          refused('b', 'denied'),
        ],
        'offsets',
      ),
    ).toMatchObject({
      verdict: 'partly',
      refused: 3,
      reasons: [
        { reason: 'the offsets of "a" cannot be told: denied', count: 2 },
        { reason: 'the offsets of "c" cannot be told: no leader', count: 1 },
      ],
    });
  });
});

describe('diagnose: protocol', () => {
  const listOffsets = (spoken: number | undefined): ProtocolVersion => ({
    api: 'ListOffsets',
    key: 2,
    ours: { min: 1, max: 7 },
    spoken,
  });

  it.each([
    [7, []],
    [6, ['The time of the newest record of a topic (KIP-734)']],
    [undefined, ['The time of the newest record of a topic (KIP-734)']],
  ])('says what ListOffsets %p does not tell', (spoken, loses) => {
    const { protocol } = diagnosis({ protocol: [listOffsets(spoken)] });
    expect(protocol?.[0].loses).toEqual(loses);
  });
});

describe('diagnose: clock', () => {
  it.each([
    [{ aheadMs: 400, withinMs: 20 }, false],
    [{ aheadMs: -61_000, withinMs: 5 }, true],
    // The answer took so long that the difference may be all delay.
    [{ aheadMs: 61_000, withinMs: 2_000 }, false],
  ])('judges %j', (clock, off) => {
    expect(diagnosis({ clock }).clock).toEqual({ ...clock, off });
  });

  it('says nothing where no time was told', () => {
    expect(diagnosis()).not.toHaveProperty('clock');
  });
});

describe('diagnose: policies', () => {
  const ARN = 'arn:aws:kafka:eu-central-1:000000000000:cluster/events/uuid-1';

  it('names the resources of the cluster by its ARN', () => {
    const { policies } = diagnose({ coverage: [] }, { arn: ARN });
    const iam = policies.find(({ id }) => id === 'iam-reader')!;
    expect(JSON.parse(iam.text).Statement).toEqual([
      {
        Sid: 'Cluster',
        Effect: 'Allow',
        Action: ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster'],
        Resource: ARN,
      },
      {
        Sid: 'Topics',
        Effect: 'Allow',
        Action: [
          'kafka-cluster:DescribeTopic',
          'kafka-cluster:DescribeTopicDynamicConfiguration',
        ],
        Resource:
          'arn:aws:kafka:eu-central-1:000000000000:topic/events/uuid-1/*',
      },
      {
        Sid: 'Groups',
        Effect: 'Allow',
        Action: ['kafka-cluster:DescribeGroup'],
        Resource:
          'arn:aws:kafka:eu-central-1:000000000000:group/events/uuid-1/*',
      },
    ]);
  });

  it('asks for nothing but reading', () => {
    for (const { text } of diagnosis().policies) {
      expect(text).not.toMatch(/Write|Create|Delete|Alter|All\b/);
    }
  });
});
