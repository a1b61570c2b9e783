import { InputError } from '@backstage/errors';
import { Router } from 'express';
import { z } from 'zod/v3';
import { topicGraph } from '../graph';
import { TopicsService } from '../services/TopicsService';
import { Access } from './access';
import { Answers } from './answers';

const querySchema = z
  .object({ registry: z.string().min(1).max(500).optional() })
  .strict();

/** `/graph` */
export function addGraphRoutes(
  router: Router,
  options: { access: Access; answers: Answers; topics: TopicsService },
): void {
  const { access, answers, topics } = options;

  router.get('/graph', async (request, response) => {
    const visible = await access.visible(request);
    const { registry } = queryOf(request.query);
    await answers.send(request, response, visible, async () => {
      const all = await topics.listWithParties(visible);
      return topicGraph(
        registry === undefined
          ? all
          : all.filter(({ row, parties }) => speaks(registry, row, parties)),
      );
    });
  });
}

type Listed = Awaited<ReturnType<TopicsService['listWithParties']>>[0];

// A topic that another registry is the home of belongs to this one's graph
// where one of this one's services is a party of it.
function speaks(
  registry: string,
  row: Listed['row'],
  parties: Listed['parties'],
): boolean {
  return (
    row.registry === registry ||
    parties.some(party => party.declared?.registry === registry)
  );
}

/** @throws InputError that names each parameter at fault. */
function queryOf(query: unknown): z.infer<typeof querySchema> {
  const result = querySchema.safeParse(query);
  if (result.success) return result.data;
  const issues = result.error.issues.map(issue =>
    [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
  );
  throw new InputError(
    `The question for the graph is not understood: ${issues.join('; ')}`,
  );
}
