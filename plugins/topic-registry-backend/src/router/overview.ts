import { InputError } from '@backstage/errors';
import { Router } from 'express';
import { z } from 'zod/v3';
import { OverviewService } from '../overview/OverviewService';
import { Access } from './access';

const MOST_OWNERS = 200;

const querySchema = z
  .object({
    owner: z
      .preprocess(
        value =>
          value === undefined || Array.isArray(value) ? value : [value],
        z.array(z.string().min(1).max(500)).max(MOST_OWNERS),
      )
      .optional(),
  })
  .strict();

/** `/overview` */
export function addOverviewRoutes(
  router: Router,
  options: { access: Access; overview: OverviewService },
): void {
  const { access, overview } = options;

  router.get('/overview', async (request, response) => {
    const visible = await access.visible(request);
    const query = querySchema.safeParse(request.query);
    if (!query.success) {
      throw new InputError(
        `The query of the overview is not understood: ${query.error.issues
          .map(issue =>
            [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
          )
          .join('; ')}`,
      );
    }
    response.json(await overview.get(visible, query.data.owner));
  });
}
