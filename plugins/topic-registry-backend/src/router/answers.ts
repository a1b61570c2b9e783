import { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Visibility } from '../permissions';
import { RevisionsService, UntilChanged } from '../services/RevisionsService';

const compress = promisify(gzip);

/**
 * Sends large answers that stay the same from one reading to the next: made
 * and compressed once for all who may see the same, and not sent at all to a
 * browser that has it.
 */
export interface Answers {
  send(
    request: Request,
    response: Response,
    visible: Visibility,
    make: () => Promise<unknown>,
  ): Promise<void>;
}

interface Answer {
  etag: string;
  text: Buffer;
  compressed: Buffer;
}

/** Answers in memory; each has some MB in a large portal. */
const MOST_KEPT = 12;

export function createAnswers(revisions: RevisionsService): Answers {
  const numbers = new WeakMap<Visibility, number>();
  let next = 0;
  const kept = new Map<string, UntilChanged<Answer>>();

  function keptFor(request: Request, visible: Visibility) {
    let number = numbers.get(visible);
    if (number === undefined) {
      number = next++;
      numbers.set(visible, number);
    }
    const key = `${number} ${request.originalUrl}`;
    const found = kept.get(key) ?? new UntilChanged<Answer>();
    // The one that was asked for last goes last.
    kept.delete(key);
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT) kept.delete(oldest);
    return found;
  }

  return {
    async send(request, response, visible, make) {
      const revision = await revisions.current();
      const { etag, text, compressed } = await keptFor(request, visible).of(
        revision,
        async () => answerOf(await make()),
      );
      response.set({
        ETag: etag,
        'Cache-Control': 'private, no-cache',
        Vary: 'Accept-Encoding, Authorization',
      });
      response.type('json');
      if (request.fresh) {
        response.status(304).end();
      } else if (request.acceptsEncodings('gzip')) {
        response.set('Content-Encoding', 'gzip').send(compressed);
      } else {
        response.send(text);
      }
    },
  };
}

async function answerOf(value: unknown): Promise<Answer> {
  const text = Buffer.from(JSON.stringify(value));
  const hash = createHash('sha256').update(text).digest('base64url');
  return { etag: `W/"${hash}"`, text, compressed: await compress(text) };
}
