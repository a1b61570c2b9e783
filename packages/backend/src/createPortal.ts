import { createBackend } from '@backstage/backend-defaults';

/** Everything that the portal is made of, not started yet. */
export function createPortal() {
  const backend = createBackend();

  backend.add(import('@backstage/plugin-app-backend'));

  backend.add(import('@backstage/plugin-auth-backend'));

  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

  backend.add(import('@backstage/plugin-permission-backend'));

  // The users of the demo, and what they may see. Elsewhere the sign-in and the
  // policy are those of the organisation, and these refuse to load.
  if (process.env.NODE_ENV === 'development') {
    backend.add(import('./demoSignIn'));
    backend.add(import('./demoPolicy'));
  } else {
    backend.add(
      import('@backstage/plugin-permission-backend-module-allow-all-policy'),
    );
  }

  backend.add(import('@backstage/plugin-search-backend'));
  backend.add(import('@backstage/plugin-search-backend-module-catalog'));

  backend.add(
    import(
      '@topic-registry/backstage-plugin-search-backend-module-topic-registry'
    ),
  );

  backend.add(import('@backstage/plugin-user-settings-backend'));
  // Carries events, and with them signals, between the backends of one database.
  backend.add(import('@backstage/plugin-events-backend'));
  backend.add(import('@backstage/plugin-notifications-backend'));
  backend.add(import('@backstage/plugin-signals-backend'));

  backend.add(import('@backstage/plugin-mcp-actions-backend'));

  backend.add(
    import(
      '@topic-registry/backstage-plugin-catalog-backend-module-topic-registry'
    ),
  );
  backend.add(
    import('@topic-registry/backstage-plugin-topic-registry-backend'),
  );

  return backend;
}
