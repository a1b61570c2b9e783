import { Steps } from '../turns';
import { limited, TookTooLong, whyLate } from './deadline';
import { evaluateRegistry } from './evaluate';
import { bound, CONVENTIONS, drift } from './testing';

// Each step takes one tick of the clock, so the tests count work.
function ticking() {
  let now = 0;
  return () => now++;
}

describe('limited', () => {
  it('throws into work that goes on for longer than it may', () => {
    let done = 0;
    function* endless(): Steps<string> {
      try {
        for (;;) {
          done++;
          yield;
        }
      } catch (error) {
        return whyLate(error).reasonFor('some/rule');
      }
    }
    const work = limited(endless(), 5, ticking());
    let step = work.next();
    while (!step.done) step = work.next();
    expect(step.value).toMatch(/longer than 0.005 s/);
    expect(done).toBe(6);
  });

  it('lets work end that has begun to give up', () => {
    function* stubborn(): Steps<unknown[]> {
      const caught: unknown[] = [];
      for (let at = 0; at < 10; at++) {
        try {
          yield;
        } catch (error) {
          caught.push(error);
        }
      }
      return caught;
    }
    const work = limited(stubborn(), 2, ticking());
    let step = work.next();
    while (!step.done) step = work.next();
    expect(step.value).toEqual([expect.any(TookTooLong)]);
  });
});

describe('rules that have no time left', () => {
  const registry = bound([{ name: 'auth_events' }], { standards: CONVENTIONS });

  it('are left open over a document, with the rule that took the time', () => {
    const { findings, notEvaluated } = evaluateRegistry({
      ...registry,
      unparsed: [],
      now: new Date(),
      deadlineMs: 0,
    });
    const [first, ...others] = notEvaluated;
    expect(first.reason).toMatch(
      /^the rules stopped here: they had worked for 0 s/,
    );
    expect(others.length).toBeGreaterThan(20);
    for (const { reason } of others)
      expect(reason).toBe(
        `the rule was not asked: \`${first.rule}\` had used up the 0 s that the rules may work`,
      );
    expect(findings.every(({ rule }) => rule === first.rule)).toBe(true);
  });

  it('are left open over a cluster', () => {
    const { findings, notEvaluated } = drift(
      registry,
      { topics: [] },
      { deadlineMs: 0 },
    );
    expect(findings).toEqual([]);
    expect(notEvaluated.length).toBeGreaterThan(20);
    for (const { reason } of notEvaluated)
      expect(reason).toMatch(/^the rules were not asked: it took longer/);
  });
});

describe('names that can be read in countless ways', () => {
  // Of 16 variables each may begin and end at any letter.
  const variables = (name: string) =>
    Array.from({ length: 16 }, (_, at) => `{${name}${at}}`).join('a');
  const template = (name: string) => ({
    template: `${variables(name)}!`,
    range: CONVENTIONS.topicTemplates![0].range,
  });

  it('leave `topic/name` open for them, and then for all that follow', () => {
    const names = Array.from(
      { length: 200 },
      (_, at) => `${'a'.repeat(240)}${at}`,
    );
    const { findings, notEvaluated } = evaluateRegistry({
      ...bound(
        names.map(name => ({ name })),
        {
          standards: {
            topicTemplates: ['v', 'w', 'x'].map(template),
          },
        },
      ),
      unparsed: [],
      now: new Date(),
    });
    const open = notEvaluated.filter(({ rule }) => rule === 'topic/name');
    expect(open[0]).toMatchObject({
      subject: { kind: 'topic', name: names[0] },
      reason: expect.stringContaining('so many ways that the check stopped'),
    });
    expect(open[open.length - 1].subject).toBeUndefined();
    expect(open.length).toBeLessThan(names.length);
    expect(findings.filter(({ rule }) => rule === 'topic/name')).toEqual([]);
  });
});
