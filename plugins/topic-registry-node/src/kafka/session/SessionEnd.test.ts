import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SessionEnd } from './SessionEnd';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const config = {
  id: 'main',
  environment: 'production',
  brokers: ['127.0.0.1:1'],
  intervalMs: 60_000,
  deadlineMs: 60_000,
};

const open: SessionEnd[] = [];

function start(options: { signal?: AbortSignal; deadlineMs?: number } = {}) {
  const end = new SessionEnd({
    config,
    deadlineMs: 60_000,
    onEnd: () => {},
    ...options,
  });
  open.push(end);
  return end;
}

afterEach(() => {
  for (const end of open.splice(0)) end.clear();
});

const never = () => new Promise<never>(() => {});

describe('SessionEnd', () => {
  it('gives what the work gives, and its failure', async () => {
    const end = start();
    await expect(end.orEnd(Promise.resolve(7))).resolves.toBe(7);
    await expect(end.orEnd(Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
  });

  it('ends the wait for all work at the deadline', async () => {
    const end = start({ deadlineMs: 20 });
    const waits = [end.orEnd(never()), end.orEnd(never()), end.pause(60_000)];
    const [one, other, pause] = await Promise.allSettled(waits);
    for (const wait of [one, other]) {
      expect(wait).toMatchObject({
        status: 'rejected',
        reason: { code: 'timeout', message: expect.stringContaining('20 ms') },
      });
    }
    expect(pause).toEqual({ status: 'fulfilled', value: false });
  });

  it('begins no wait after the signal, whatever becomes of the work', async () => {
    const abort = new AbortController();
    const end = start({ signal: abort.signal });
    abort.abort();
    await expect(
      end.orEnd(Promise.reject(new Error('late'))),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(await end.pause(1)).toBe(false);
  });

  it('leaves no pause behind when it is done', async () => {
    const end = start();
    const pause = end.pause(60_000);
    end.clear();
    expect(await pause).toBe(false);
  });

  it('keeps no answer in memory once it is given', async () => {
    const end = start();
    const answer = async () =>
      new WeakRef(await end.orEnd(Promise.resolve({ offsets: [1, 2] })));
    const answers = [await answer(), await answer(), await answer()];
    // what was looked at in a turn of the event loop lives to its end
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    collectGarbage();
    expect(answers.map(one => one.deref()).filter(Boolean)).toEqual([]);
  });
});
