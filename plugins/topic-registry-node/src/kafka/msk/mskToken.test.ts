import { createHash, createHmac } from 'node:crypto';
import { askJavaSigner } from '@topic-registry/dev-kafka';
import { createAwsCredentials } from './awsCredentials';
import { createMskTokenProvider, MskTokenError } from './mskToken';

const AWS = /^AWS_/;
const REGION = 'eu-central-1';
const SECRET = 'example-secret';

jest.setTimeout(120_000);

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The signature that a presigned GET of `kafka-cluster:Connect` must carry:
 * Signature Version 4 by query string, as AWS documents it ("Create a signed
 * AWS API request"), written down anew.
 */
function signatureOf(url: URL, secret: string): string {
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature' && name !== 'User-Agent')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const time = url.searchParams.get('X-Amz-Date')!;
  const day = time.slice(0, 8);
  const scope = `${day}/${REGION}/kafka-cluster/aws4_request`;
  const request = [
    'GET',
    '/',
    query.join('&'),
    `host:${url.host}\n`,
    'host',
    sha256(''),
  ].join('\n');
  const key = ['kafka-cluster', 'aws4_request'].reduce<Buffer>(
    hmac,
    hmac(hmac(`AWS4${secret}`, day), REGION),
  );
  return hmac(
    key,
    ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n'),
  ).toString('hex');
}

function decode(token: string): URL {
  return new URL(Buffer.from(token, 'base64url').toString('utf8'));
}

describe('tokens for MSK IAM', () => {
  const kept = { ...process.env };

  beforeEach(() => {
    for (const name of Object.keys(process.env)) {
      if (AWS.test(name)) delete process.env[name];
    }
  });

  afterEach(() => {
    process.env = { ...kept };
  });

  function provider(identity: { profile?: string } = {}) {
    return createMskTokenProvider({
      region: REGION,
      credentials: createAwsCredentials({ region: REGION, ...identity }),
    });
  }

  it.each([
    ['of a user', undefined],
    ['of a session', 'example-session-token'],
  ])('are signed as AWS documents it, with the key %s', async (_, session) => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = SECRET;
    if (session) process.env.AWS_SESSION_TOKEN = session;
    const token = await provider()();
    const url = decode(token);
    expect(url.host).toBe(`kafka.${REGION}.amazonaws.com`);
    expect(url.searchParams.get('Action')).toBe('kafka-cluster:Connect');
    expect(url.searchParams.get('X-Amz-Credential')).toMatch(/^AKIDEXAMPLE\//);
    expect(url.searchParams.get('X-Amz-Security-Token')).toBe(session ?? null);
    expect(url.searchParams.get('X-Amz-Signature')).toBe(
      signatureOf(url, SECRET),
    );
    expect(signatureOf(url, 'another-secret')).not.toBe(
      signatureOf(url, SECRET),
    );
    expect(token).not.toContain(SECRET);
  });

  it("say what those of Amazon's signer for Java say", async () => {
    const credentials = {
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_REGION: REGION,
    };
    Object.assign(process.env, credentials);
    const [ours, theirs] = (
      await Promise.all([provider()(), askJavaSigner(credentials)])
    ).map(decode);
    expect(theirs.searchParams.get('X-Amz-Signature')).toBe(
      signatureOf(theirs, SECRET),
    );
    const said = (url: URL) => ({
      host: url.host,
      path: url.pathname,
      ...Object.fromEntries(
        [...url.searchParams].filter(
          ([name]) =>
            !['X-Amz-Date', 'X-Amz-Signature', 'User-Agent'].includes(name),
        ),
      ),
    });
    expect(said(ours)).toEqual(said(theirs));
  });

  it('are made once for all connections', async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = SECRET;
    const provide = provider();
    const [first, second] = await Promise.all([provide(), provide()]);
    expect(second).toBe(first);
    expect(await provide()).toBe(first);
  });

  it('are made anew after one could not be made', async () => {
    process.env.AWS_CONFIG_FILE = '/dev/null';
    process.env.AWS_SHARED_CREDENTIALS_FILE = '/dev/null';
    process.env.AWS_EC2_METADATA_DISABLED = 'true';
    const provide = provider({ profile: 'not-there' });
    await expect(provide()).rejects.toThrow(MskTokenError);
    await expect(provide()).rejects.toThrow('not-there');
  });
});
