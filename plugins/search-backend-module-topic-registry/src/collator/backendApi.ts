import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { TopicRegistryClient } from '@topic-registry/backstage-plugin-topic-registry-common';

const PLUGIN = 'topic-registry';

/** Asks the backend of Topic Registry in the name of the search plugin. */
export function backendApi(deps: {
  auth: AuthService;
  discovery: DiscoveryService;
}): TopicRegistryClient {
  const { auth, discovery } = deps;
  const ask: typeof fetch = async (input, init) => {
    const baseUrl = await discovery.getBaseUrl(PLUGIN);
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN,
    });
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${token}`);
    const url = String(input).replace(`plugin://${PLUGIN}`, baseUrl);
    return fetch(url, { ...init, headers });
  };
  return new TopicRegistryClient({ fetchApi: { fetch: ask } });
}
