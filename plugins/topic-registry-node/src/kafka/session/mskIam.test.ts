import { createMskTokenProvider, MskTokenError } from './mskIam';

const AWS = /^AWS_/;

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

  function decode(token: string): URL {
    return new URL(Buffer.from(token, 'base64url').toString('utf8'));
  }

  it('are signed for the region, and one serves all connections', async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'example-secret';
    const provide = createMskTokenProvider({
      mechanism: 'msk-iam',
      region: 'eu-central-1',
    });
    const [first, second] = await Promise.all([provide(), provide()]);
    expect(second.value).toBe(first.value);
    expect((await provide()).value).toBe(first.value);
    const url = decode(first.value);
    expect(url.host).toBe('kafka.eu-central-1.amazonaws.com');
    expect(url.searchParams.get('Action')).toBe('kafka-cluster:Connect');
    expect(url.searchParams.get('X-Amz-Credential')).toMatch(/^AKIDEXAMPLE\//);
    expect(first.value).not.toContain('example-secret');
  });

  it('are made anew after one could not be made', async () => {
    process.env.AWS_CONFIG_FILE = '/dev/null';
    process.env.AWS_SHARED_CREDENTIALS_FILE = '/dev/null';
    const provide = createMskTokenProvider({
      mechanism: 'msk-iam',
      region: 'eu-central-1',
      profile: 'not-there',
    });
    await expect(provide()).rejects.toThrow(MskTokenError);
    await expect(provide()).rejects.toThrow('not-there');
  });
});
