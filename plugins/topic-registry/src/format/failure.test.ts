import { NotFoundError, ResponseError } from '@backstage/errors';
import { failureOf } from './failure';

function answer(statusCode: number) {
  const text = JSON.stringify({
    error: { name: 'AnyError', message: 'The words of the backend' },
    response: { statusCode },
  });
  const headers = new Map([['content-type', 'application/json']]);
  return ResponseError.fromResponse({
    ok: false,
    status: statusCode,
    statusText: 'Some Status',
    headers,
    text: async () => text,
  } as unknown as Response);
}

describe('failureOf', () => {
  it.each([
    [404, true, true],
    [403, false, true],
    [400, false, true],
    [429, false, false],
    [503, false, false],
  ])('says what the backend says with %s', async (status, absent, final) => {
    expect(failureOf(await answer(status))).toEqual({
      words: 'The words of the backend',
      absent,
      final,
    });
  });

  it('takes other errors as they are', () => {
    expect(failureOf(new Error('no network'))).toEqual({
      words: 'no network',
      absent: false,
      final: false,
    });
    expect(failureOf(new NotFoundError('gone'))).toMatchObject({
      absent: true,
      final: true,
    });
  });
});
