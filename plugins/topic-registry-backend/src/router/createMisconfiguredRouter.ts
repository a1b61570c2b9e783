import { ServiceUnavailableError } from '@backstage/errors';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';

/**
 * Answers every question with what is wrong in app-config: whoever looks at a
 * page learns it there, and the rest of the portal goes on.
 */
export function createMisconfiguredRouter(mistake: string): Router {
  const router = PromiseRouter();
  router.use(async () => {
    throw new ServiceUnavailableError(
      `Topic Registry waits for app-config to be put right. ${mistake}`,
    );
  });
  return router;
}
