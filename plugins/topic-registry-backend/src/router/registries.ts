import {
  topicRegistryReadPermission,
  topicRegistryRefreshPermission,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Router } from 'express';
import { ChecksService } from '../services/ChecksService';
import { ViewsService } from '../services/ViewsService';
import { Access } from './access';

/** `/registries` */
export function addRegistryRoutes(
  router: Router,
  options: { access: Access; views: ViewsService; checks: ChecksService },
): void {
  const { access, views, checks } = options;

  router.get('/registries', async (request, response) => {
    await access.require(request, topicRegistryReadPermission);
    response.json({ items: await views.registries() });
  });

  router.get('/registries/:id', async (request, response) => {
    await access.require(request, topicRegistryReadPermission);
    response.json(await views.registry(request.params.id));
  });

  router.get('/registries/:id/document', async (request, response) => {
    await access.require(request, topicRegistryReadPermission);
    response.json(await views.document(request.params.id));
  });

  router.post('/registries/:id/refresh', async (request, response) => {
    const { id } = request.params;
    const action = { eventId: 'registry-refresh', meta: { registry: id } };
    const summary = await access.audited(request, action, async () => {
      await access.require(request, topicRegistryRefreshPermission);
      await checks.refreshRegistry(id);
      return views.registry(id);
    });
    const { model: _, ...rest } = summary;
    response.json(rest);
  });
}
