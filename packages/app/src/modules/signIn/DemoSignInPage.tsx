import { ReactNode, useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, IdentityApi, useApi } from '@backstage/core-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Button, Text } from '@backstage/ui';
import styles from './DemoSignInPage.module.css';

const REMEMBERED = 'topic-registry.demo-user';

const USERS = [
  {
    name: 'architect',
    title: 'Architect',
    what: 'proposes topics and keeps the registry',
  },
  {
    name: 'reviewer',
    title: 'Reviewer',
    what: 'approves what architects propose',
  },
  {
    name: 'operator',
    title: 'Operator',
    what: 'runs the clusters and reads the drift',
  },
  {
    name: 'developer',
    title: 'Developer',
    what: 'owns services that produce and consume',
  },
];

/** Forgets the choice when the user signs out, so that another can be made. */
function forgetting(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      window.localStorage.removeItem(REMEMBERED);
      await identity.signOut();
    },
  };
}

function Frame(props: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <Text as="h1" variant="title-medium">
          Topic Registry
        </Text>
        {props.children}
      </div>
    </main>
  );
}

/** Lets a developer see the portal as one of the role-named users. */
export function DemoSignInPage(props: SignInPageProps) {
  const environment =
    useApi(configApiRef).getOptionalString('auth.environment');
  const [user, setUser] = useState(
    () => window.localStorage.getItem(REMEMBERED) ?? undefined,
  );

  if (environment === 'production') {
    return (
      <Frame>
        <Text as="p">
          No sign-in provider is set up. Name the one of your organisation in
          auth.providers, and add its sign-in page to the app.
        </Text>
      </Frame>
    );
  }
  if (user) {
    return (
      <ProxiedSignInPage
        provider="demo"
        headers={{ 'x-demo-user': user }}
        onSignInSuccess={identity => {
          window.localStorage.setItem(REMEMBERED, user);
          props.onSignInSuccess(forgetting(identity));
        }}
      />
    );
  }
  return (
    <Frame>
      <Text as="p" color="secondary">
        Look at the portal as …
      </Text>
      <ul className={styles.users}>
        {USERS.map(({ name, title, what }) => (
          <li key={name}>
            <Button
              variant="secondary"
              className={styles.user}
              onPress={() => setUser(name)}
            >
              {title}
            </Button>
            <Text as="span" color="secondary">
              {what}
            </Text>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
