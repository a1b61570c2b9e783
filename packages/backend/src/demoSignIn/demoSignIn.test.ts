import { demoAuthenticator, DEMO_USER_HEADER } from './authenticator';

const request = (user?: string) =>
  ({
    header: (name: string) => (name === DEMO_USER_HEADER ? user : undefined),
  } as never);

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
      { req: request('operator') },
      undefined,
    );
    expect(result).toEqual({ user: 'operator' });
  });

  it.each([undefined, '', 'user:default/operator', '../admin'])(
    'refuses %p as a user',
    async user => {
      await expect(
        demoAuthenticator.authenticate({ req: request(user) }, undefined),
      ).rejects.toThrow(/No demo user was chosen/);
    },
  );
});
