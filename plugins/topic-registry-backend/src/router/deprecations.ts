import { Router } from 'express';
import { DeprecationsService } from '../deprecations/DeprecationsService';
import { Access } from './access';

/** `/deprecations` */
export function addDeprecationRoutes(
  router: Router,
  options: { access: Access; deprecations: DeprecationsService },
): void {
  const { access, deprecations } = options;

  router.get('/deprecations', async (request, response) => {
    const visible = await access.visible(request);
    response.json({ items: await deprecations.list(visible) });
  });
}
