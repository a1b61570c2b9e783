import { topicRegistryObservePermission } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Router } from 'express';
import { ChecksService } from '../services/ChecksService';
import { ViewsService } from '../services/ViewsService';
import { Access } from './access';

/** `/clusters` */
export function addClusterRoutes(
  router: Router,
  options: { access: Access; views: ViewsService; checks: ChecksService },
): void {
  const { access, views, checks } = options;

  router.get('/clusters', async (request, response) => {
    const visible = await access.visible(request);
    response.json({ items: await views.clusters(visible) });
  });

  router.post('/clusters/:id/observe', async (request, response) => {
    const { id } = request.params;
    const action = { eventId: 'cluster-observe', meta: { cluster: id } };
    const summary = await access.audited(request, action, async () => {
      await access.require(request, topicRegistryObservePermission);
      const visible = await access.visible(request);
      await views.cluster(id, visible);
      await checks.observeCluster(id);
      return views.cluster(id, visible);
    });
    response.json(summary);
  });
}
