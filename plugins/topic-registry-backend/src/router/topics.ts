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
    const visible = await access.visible(request);
    response.json({ items: await topics.list(visible) });
  });

  router.get('/topics/:registry/:name', async (request, response) => {
    const visible = await access.visible(request);
    const { registry, name } = request.params;
    response.json(await topics.get(registry, name, visible));
  });
}
