import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  topicRegistryMutePermission,
  topicRegistryObservePermission,
  topicRegistryReadPermission,
  topicRegistryRefreshPermission,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DemoPolicy } from './DemoPolicy';

const as = (...groups: string[]) =>
  ({
    info: {
      userEntityRef: 'user:default/somebody',
      ownershipEntityRefs: groups.map(group => `group:default/${group}`),
    },
  } as PolicyQueryUser);

const decide = (permission: Permission, user?: PolicyQueryUser) =>
  new DemoPolicy().handle({ permission }, user);

describe('the policy of the demo', () => {
  it('lets operations do everything', async () => {
    for (const permission of [
      topicRegistryReadPermission,
      topicRegistryMutePermission,
      topicRegistryObservePermission,
    ]) {
      expect(await decide(permission, as('platform-operations'))).toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
  });

  it('shows the registry of cypher-svc to those whom it concerns', async () => {
    expect(
      await decide(topicRegistryReadPermission, as('conversation-team')),
    ).toEqual({ result: AuthorizeResult.ALLOW });
    expect(
      await decide(topicRegistryReadPermission, as('platform-architecture')),
    ).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: { rule: 'IN_REGISTRY', params: { registries: ['platform'] } },
    });
  });

  it('hides in the catalog what comes of that registry, to whom the registry is hidden', async () => {
    const read = createPermission({
      name: 'catalog.entity.read',
      attributes: { action: 'read' },
      resourceType: 'catalog-entity',
    });
    expect(await decide(read, as('platform-architecture'))).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        not: {
          rule: 'HAS_ANNOTATION',
          params: { annotation: 'topic-registry/registry', value: 'cypher' },
        },
      },
    });
    for (const group of ['platform-operations', 'conversation-team']) {
      expect(await decide(read, as(group))).toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
  });

  it('lets owners and parties mute, of their topics only', async () => {
    expect(
      await decide(topicRegistryMutePermission, as('revenue-team')),
    ).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        anyOf: [
          { params: { owners: ['group:default/revenue-team'] } },
          { params: { owners: ['group:default/revenue-team'] } },
        ],
      },
    });
  });

  it('keeps observing out of turn to operations', async () => {
    expect(
      await decide(topicRegistryObservePermission, as('revenue-team')),
    ).toEqual({ result: AuthorizeResult.DENY });
    expect(
      await decide(topicRegistryRefreshPermission, as('revenue-team')),
    ).toEqual({ result: AuthorizeResult.ALLOW });
  });
});
