import { InputError } from '@backstage/errors';
import {
  FindingCounts,
  FindingFilter,
  FindingRecord,
  findingsCsv,
  MOST_CHANGE_DAYS,
} from '@topic-registry/backstage-plugin-topic-registry-common';
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
    owner: manyOf(NAME),
    query: z.string().max(500).optional(),
    change: z.enum(['opened', 'resolved', 'reopened']).optional(),
    days: z.coerce.number().int().min(1).max(MOST_CHANGE_DAYS).optional(),
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

  router.get('/findings.csv', async (request, response) => {
    const visible = await access.visible(request);
    const filter = filterOf(request.query);
    const items = await findings.list(filter, visible);
    response
      .type('text/csv; charset=utf-8; header=present')
      .attachment('findings.csv')
      .send(findingsCsv(items));
  });

  router.get('/findings/counts', async (request, response) => {
    const visible = await access.visible(request);
    const filter = filterOf(request.query);
    const state = filter.state ?? ['open', 'muted'];
    const items = await findings.list({ ...filter, state }, visible);
    response.json(countsOf(items));
  });

  router.get('/findings/:fingerprint', async (request, response) => {
    const visible = await access.visible(request);
    response.json(await findings.get(request.params.fingerprint, visible));
  });
}

function countsOf(items: readonly FindingRecord[]): FindingCounts {
  const counts: FindingCounts = {
    open: { error: 0, warning: 0, info: 0 },
    muted: 0,
  };
  for (const { state, severity } of items) {
    if (state === 'open') counts.open[severity]++;
    if (state === 'muted') counts.muted++;
  }
  return counts;
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
