import { topicRegistryReadPermission } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Router } from 'express';
import { TopicsService } from '../services/TopicsService';
import { Access } from './access';

/** `/topics` */
export function addTopicRoutes(
  router: Router,
  options: { access: Access; topics: TopicsService },
): void {
  const { access, topics } = options;

  router.get('/topics', async (request, response) => {
    await access.require(request, topicRegistryReadPermission);
    response.json({ items: await topics.list() });
  });

  router.get('/topics/:registry/:name', async (request, response) => {
    await access.require(request, topicRegistryReadPermission);
    const { registry, name } = request.params;
    response.json(await topics.get(registry, name));
  });
}
