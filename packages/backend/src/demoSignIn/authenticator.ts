import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The header in which the sign-in page names the chosen user. */
export const DEMO_USER_HEADER = 'x-demo-user';

/** Names of this machine alone: a page elsewhere can have its own name lead here (DNS rebinding). */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

const USER_NAME = /^[a-z][a-z0-9-]{0,62}$/;

/**
 * Takes the word of the browser for who its user is: no more than a way to see
 * the portal through several eyes on a development machine.
 *
 * @throws NotAllowedError at start-up outside of `NODE_ENV=development`.
 */
export const demoAuthenticator = createProxyAuthenticator<
  undefined,
  { user: string },
  undefined
>({
  defaultProfileTransform: async result => ({
    profile: { displayName: result.user },
  }),
  initialize() {
    if (process.env.NODE_ENV !== 'development') {
      throw new NotAllowedError(
        'The demo sign-in lets anybody be anybody and does not load outside of development: remove auth.providers.demo from the configuration and name the provider of your organisation.',
      );
    }
    return undefined;
  },
  async authenticate({ req }) {
    if (!LOOPBACK.test(req.header('host') ?? '')) {
      throw new NotAllowedError(
        'The demo sign-in answers on this machine alone: open the portal at http://localhost, with its port.',
      );
    }
    const user = req.header(DEMO_USER_HEADER);
    if (!user || !USER_NAME.test(user)) {
      throw new AuthenticationError(
        `No demo user was chosen: the header ${DEMO_USER_HEADER} is missing or is not a user name.`,
      );
    }
    return { result: { user } };
  },
});
