import { topicRegistryRefreshPermission } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Router } from 'express';
import { ChecksService } from '../services/ChecksService';
import { VersionsService } from '../services/VersionsService';
import { ViewsService } from '../services/ViewsService';
import { Access } from './access';

/** `/registries` */
export function addRegistryRoutes(
  router: Router,
  options: {
    access: Access;
    checks: ChecksService;
    versions: VersionsService;
    views: ViewsService;
  },
): void {
  const { access, checks, versions, views } = options;

  router.get('/registries', async (request, response) => {
    const visible = await access.visible(request);
    response.json({ items: await views.registries(visible) });
  });

  router.get('/registries/:id', async (request, response) => {
    const visible = await access.visible(request);
    response.json(await views.registry(request.params.id, visible));
  });

  router.get('/registries/:id/document', async (request, response) => {
    const visible = await access.visible(request);
    response.json(await views.document(request.params.id, visible));
  });

  router.get('/registries/:id/versions', async (request, response) => {
    const visible = await access.visible(request);
    response.json({ items: await versions.list(request.params.id, visible) });
  });

  router.get('/registries/:id/versions/:version', async (request, response) => {
    const { id, version } = request.params;
    const visible = await access.visible(request);
    response.json(await versions.get(id, version, visible));
  });

  router.post('/registries/:id/refresh', async (request, response) => {
    const { id } = request.params;
    const action = { eventId: 'registry-refresh', meta: { registry: id } };
    const summary = await access.audited(request, action, async () => {
      await access.require(request, topicRegistryRefreshPermission);
      await views.registry(id, await access.visible(request));
      await checks.refreshRegistry(id);
      return views.registry(id, await access.visible(request));
    });
    const { model: _, ...rest } = summary;
    response.json(rest);
  });
}
