import { ReadingFailure } from '../session/ReadingFailure';
import { CoverageBook } from './CoverageBook';

const denied = new ReadingFailure('denied', 'Denied.');
const timeout = new ReadingFailure('timeout', 'Late.');

describe('CoverageBook', () => {
  it('calls answered only what a reader said was', () => {
    const book = new CoverageBook(['topics', 'configs']);
    book.answered('topics');
    expect(book.entries({})).toEqual([
      { question: 'topics', answered: true },
      {
        question: 'configs',
        answered: false,
        code: 'error',
        reason: 'Not asked',
      },
    ]);
  });

  it('lets a refusal win over an answer, and tells each reason once', () => {
    const book = new CoverageBook(['groups']);
    book.refuse('groups', timeout);
    book.refuse('groups', denied);
    book.refuse('groups', timeout);
    book.answered('groups');
    expect(book.entries({})).toEqual([
      {
        question: 'groups',
        answered: false,
        code: 'timeout',
        reason: 'Late. Denied.',
      },
    ]);
  });

  it('keeps the first reason of a subject beside the answer for the others', () => {
    const book = new CoverageBook(['configs']);
    book.answered('configs');
    book.refuseSubject('configs', 'a', denied);
    book.refuseSubject('configs', 'a', timeout);
    expect(book.entries({ configs: 2 })).toEqual([
      { question: 'configs', answered: true },
      {
        question: 'configs',
        subject: 'a',
        answered: false,
        code: 'denied',
        reason: 'Denied.',
      },
    ]);
  });

  it('tells once what was refused alike for all', () => {
    const book = new CoverageBook(['configs']);
    book.answered('configs');
    book.refuseSubject('configs', 'a', denied);
    book.refuseSubject('configs', 'b', denied);
    expect(book.entries({ configs: 2 })).toEqual([
      {
        question: 'configs',
        answered: false,
        code: 'denied',
        reason: 'All 2 were refused; the first: Denied.',
      },
    ]);
  });

  it('tells each where the causes differ', () => {
    const book = new CoverageBook(['configs']);
    book.answered('configs');
    book.refuseSubject('configs', 'a', denied);
    book.refuseSubject('configs', 'b', timeout);
    expect(book.entries({ configs: 2 })).toHaveLength(3);
  });

  it('refuses the rest, and leaves what is decided', () => {
    const book = new CoverageBook(['topics', 'groups', 'offsets']);
    book.answered('topics');
    book.refuse('groups', denied);
    book.refuseRest(timeout);
    expect(book.entries({}).map(({ code }) => code)).toEqual([
      undefined,
      'denied',
      'timeout',
    ]);
  });
});
