import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { EVERY_RULE } from './reconcile';
import { testFinding } from './testFinding';
import { untold } from './untold';
import { withoutUnread } from './withoutUnread';

describe('withoutUnread', () => {
  const undeclared = testFinding({ rule: 'consumer/undeclared' });
  const unregistered = testFinding({ rule: 'drift/topic-unregistered' });
  const partitions = testFinding();
  const evaluation = {
    findings: [undeclared, unregistered, partitions],
    notEvaluated: [],
  };

  it('changes nothing when every registry is in force', () => {
    expect(withoutUnread(evaluation, 'main', [])).toBe(evaluation);
  });

  it('takes back what another registry may declare, and leaves its own findings open', () => {
    const result = withoutUnread(evaluation, 'main', ['messages']);
    expect(result.findings).toEqual([partitions]);
    expect(result.notEvaluated).toContainEqual({
      rule: EVERY_RULE,
      registry: 'messages',
      cluster: 'main',
      reason: expect.stringContaining('messages'),
    });
    const rules = result.notEvaluated.map(one => one.rule);
    expect(rules).toContain('consumer/undeclared');
    expect(rules).toContain('drift/topic-unregistered');
    expect(rules).not.toContain('drift/partitions');
  });
});

describe('untold', () => {
  it('leaves open what was asked by name and not told, and nothing else', () => {
    const observation = {
      cluster: 'main',
      askedTopics: { here: 'present', gone: 'absent', hidden: 'unknown' },
      askedGroups: { g1: 'absent', g2: 'unknown' },
    } as Partial<Observation> as Observation;
    const open = untold(observation).map(({ subject, discriminator }) => [
      subject?.kind,
      subject?.name,
      discriminator,
    ]);
    expect(open).toEqual([
      ['topic', 'hidden', undefined],
      ['group', 'g2', undefined],
      [undefined, undefined, 'g2'],
    ]);
  });
});
