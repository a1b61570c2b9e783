import { demoAuthenticator, DEMO_USER_HEADER } from './authenticator';

const request = (user?: string, host?: string) => {
  const headers = new Map([
    [DEMO_USER_HEADER, user],
    ['host', host],
  ]);
  return { header: (name: string) => headers.get(name) } as never;
};

describe('demo sign-in', () => {
  const before = process.env.NODE_ENV;
  afterEach(() => {
    (process.env as Record<string, string | undefined>).NODE_ENV = before;
  });
  const inEnvironment = (name: string) => {
    (process.env as Record<string, string | undefined>).NODE_ENV = name;
  };

  it('refuses to load in production', () => {
    inEnvironment('production');
    expect(() => demoAuthenticator.initialize({ config: {} as never })).toThrow(
      /does not load outside of development/,
    );
  });

  it('loads in development', () => {
    inEnvironment('development');
    expect(() =>
      demoAuthenticator.initialize({ config: {} as never }),
    ).not.toThrow();
  });

  it('takes the user that the page names', async () => {
    const { result } = await demoAuthenticator.authenticate(
      { req: request('operator', 'localhost:7007') },
      undefined,
    );
    expect(result).toEqual({ user: 'operator' });
  });

  it.each([undefined, '', 'user:default/operator', '../admin'])(
    'refuses %p as a user',
    async user => {
      await expect(
        demoAuthenticator.authenticate(
          { req: request(user, 'localhost') },
          undefined,
        ),
      ).rejects.toThrow(/No demo user was chosen/);
    },
  );

  it.each(['localhost', 'LOCALHOST:7007', '127.0.0.1:7007', '[::1]:7007'])(
    'answers at %s',
    async host => {
      await expect(
        demoAuthenticator.authenticate(
          { req: request('operator', host) },
          undefined,
        ),
      ).resolves.toEqual({ result: { user: 'operator' } });
    },
  );

  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:7007',
    'localhost.evil.example:7007',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    '10.0.0.7:7007',
    '[::2]:7007',
  ])('gives nobody away at %p', async host => {
    await expect(
      demoAuthenticator.authenticate(
        { req: request('operator', host) },
        undefined,
      ),
    ).rejects.toThrow(/on this machine alone/);
  });
});
