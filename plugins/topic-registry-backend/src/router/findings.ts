import { InputError } from '@backstage/errors';
import { FindingFilter } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Router } from 'express';
import { z } from 'zod/v3';
import { FindingsService } from '../services/FindingsService';
import { Access } from './access';

// One value or several: `?rule=a&rule=b`.
function manyOf<T extends z.ZodTypeAny>(one: T) {
  return z
    .preprocess(
      value => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(one),
    )
    .optional();
}

const NAME = z.string().min(1).max(500);
const MOST_VALUES = 100;

const filterSchema = z
  .object({
    state: manyOf(z.enum(['open', 'muted', 'resolved'])),
    severity: manyOf(z.enum(['error', 'warning', 'info'])),
    rule: manyOf(NAME),
    registry: manyOf(NAME),
    cluster: manyOf(NAME),
    topic: manyOf(NAME),
    query: z.string().max(500).optional(),
  })
  .strict();

/** `/findings` */
export function addFindingRoutes(
  router: Router,
  options: { access: Access; findings: FindingsService },
): void {
  const { access, findings } = options;

  router.get('/findings', async (request, response) => {
    const visible = await access.visible(request);
    const filter = filterOf(request.query);
    response.json({ items: await findings.list(filter, visible) });
  });

  router.get('/findings/:fingerprint', async (request, response) => {
    const visible = await access.visible(request);
    response.json(await findings.get(request.params.fingerprint, visible));
  });
}

/** @throws InputError that names each parameter at fault. */
function filterOf(query: unknown): FindingFilter {
  const result = filterSchema.safeParse(query);
  if (!result.success) {
    const issues = result.error.issues.map(issue =>
      [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
    );
    throw new InputError(
      `The filter of findings is not understood: ${issues.join('; ')}`,
    );
  }
  for (const [key, value] of Object.entries(result.data)) {
    if (Array.isArray(value) && value.length > MOST_VALUES) {
      throw new InputError(
        `The filter \`${key}\` has ${value.length} values; the most is ${MOST_VALUES}.`,
      );
    }
  }
  return result.data;
}
