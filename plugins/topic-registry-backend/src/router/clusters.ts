import { topicRegistryObservePermission } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Router } from 'express';
import { ClustersService } from '../clusters/ClustersService';
import { ChecksService } from '../services/ChecksService';
import { Access } from './access';

/** `/clusters` */
export function addClusterRoutes(
  router: Router,
  options: {
    access: Access;
    clusters: ClustersService;
    checks: ChecksService;
  },
): void {
  const { access, clusters, checks } = options;

  router.get('/clusters', async (request, response) => {
    const visible = await access.visible(request);
    response.json({ items: await clusters.list(visible) });
  });

  router.get('/clusters/:id', async (request, response) => {
    const visible = await access.visible(request);
    response.json(await clusters.get(request.params.id, visible));
  });

  router.post('/clusters/:id/observe', async (request, response) => {
    const { id } = request.params;
    const action = { eventId: 'cluster-observe', meta: { cluster: id } };
    const summary = await access.audited(request, action, async () => {
      await access.require(request, topicRegistryObservePermission);
      const visible = await access.visible(request);
      await clusters.get(id, visible);
      await checks.observeCluster(id);
      return clusters.get(id, visible);
    });
    response.json(summary);
  });
}
