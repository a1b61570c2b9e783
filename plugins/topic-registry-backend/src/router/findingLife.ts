import { InputError } from '@backstage/errors';
import {
  topicRegistryCommentPermission,
  topicRegistryMutePermission,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import express, { Request, Router } from 'express';
import { z } from 'zod/v3';
import { FindingLifeService, Who } from '../services/FindingLifeService';
import { Access, TopicPermission } from './access';

const muteSchema = z.object({ reason: z.string(), until: z.string() }).strict();
const commentSchema = z.object({ text: z.string() }).strict();

/** What people do with findings: `/findings/:fingerprint/mute` and others. */
export function addFindingLifeRoutes(
  router: Router,
  options: { access: Access; findingLife: FindingLifeService },
): void {
  const { access, findingLife } = options;
  const json = express.json();

  const whoOf = async (
    request: Request,
    permission: TopicPermission,
  ): Promise<Who> => ({
    allowed: await access.visible(request, permission),
    visible: await access.visible(request),
    user: await access.user(request),
  });

  router.post(
    '/findings/:fingerprint/mute',
    json,
    async (request, response) => {
      const { fingerprint } = request.params;
      const meta = { actionType: 'mute', fingerprint };
      const detail = await access.audited(
        request,
        { eventId: 'finding-mutate', meta },
        async () => {
          const who = await whoOf(request, topicRegistryMutePermission);
          const body = bodyOf(muteSchema, request.body, '{ reason, until }');
          return findingLife.mute(fingerprint, body, who);
        },
      );
      response.json(detail);
    },
  );

  router.post('/findings/:fingerprint/unmute', async (request, response) => {
    const { fingerprint } = request.params;
    const meta = { actionType: 'unmute', fingerprint };
    const detail = await access.audited(
      request,
      { eventId: 'finding-mutate', meta },
      async () => {
        const who = await whoOf(request, topicRegistryMutePermission);
        return findingLife.unmute(fingerprint, who);
      },
    );
    response.json(detail);
  });

  router.post(
    '/findings/:fingerprint/comments',
    json,
    async (request, response) => {
      const { fingerprint } = request.params;
      const meta = { actionType: 'comment', fingerprint };
      const detail = await access.audited(
        request,
        { eventId: 'finding-mutate', meta },
        async () => {
          const who = await whoOf(request, topicRegistryCommentPermission);
          const body = bodyOf(commentSchema, request.body, '{ text }');
          return findingLife.comment(fingerprint, body, who);
        },
      );
      response.json(detail);
    },
  );
}

/** @throws InputError that names each field at fault. */
function bodyOf<T extends z.ZodTypeAny>(
  schema: T,
  body: unknown,
  shape: string,
): z.infer<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issues = result.error.issues.map(issue =>
    [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
  );
  throw new InputError(
    `The request is not understood; it is JSON of the shape ${shape}: ${issues.join(
      '; ',
    )}`,
  );
}
