import {
  Coverage,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { readingOf } from './readingOf';

function reading(coverage: Coverage[]) {
  return readingOf({
    cluster: 'main',
    startedAt: '2026-11-01T10:00:00.000Z',
    endedAt: '2026-11-01T10:00:02.000Z',
    coverage,
  } as Observation);
}

describe('readingOf', () => {
  const yes: Coverage = { question: 'topics', answered: true };
  const no = (reason?: string): Coverage => ({
    question: 'groups',
    answered: false,
    code: 'denied',
    reason,
  });

  it.each<[string, Coverage[], string, string | undefined]>([
    ['everything', [yes, yes], 'ok', undefined],
    ['a part', [yes, no('Not allowed.')], 'partial', 'Not allowed.'],
    ['a part without words', [yes, no()], 'partial', 'groups: denied'],
    ['nothing', [no('Silent.'), no('Silent.')], 'failed', 'Silent.'],
    ['no question', [], 'failed', 'No question was answered.'],
    [
      'all but what was asked beside',
      [yes, { ...no('Not allowed.'), question: 'sizes' }],
      'ok',
      undefined,
    ],
    [
      'a part, for many reasons',
      [yes, no('A.'), no('B.'), no('C.'), no('D.'), no('E.')],
      'partial',
      'A. B. C. And 2 more.',
    ],
  ])('tells what a reading that answered %s is', (_, given, status, reason) => {
    expect(reading(given)).toMatchObject({ status, reason });
  });
});
