import { Router } from 'express';
import { TopicsService } from '../services/TopicsService';
import { Access } from './access';
import { Answers } from './answers';

/** `/topics` */
export function addTopicRoutes(
  router: Router,
  options: { access: Access; answers: Answers; topics: TopicsService },
): void {
  const { access, answers, topics } = options;

  router.get('/topics', async (request, response) => {
    const visible = await access.visible(request);
    await answers.send(request, response, visible, async () => ({
      items: await topics.list(visible),
    }));
  });

  router.get('/topics/:registry/:name', async (request, response) => {
    const visible = await access.visible(request);
    const { registry, name } = request.params;
    response.json(await topics.get(registry, name, visible));
  });
}
