import { createHost } from './createHost';

const paths = {
  topics: '/topic-registry',
  graph: '/topic-registry/graph',
  findings: '/topic-registry/findings',
  registries: '/topic-registry/registries',
  clusters: '/topic-registry/clusters',
  deprecations: '/topic-registry/deprecations',
  overview: '/topic-registry/overview',
};

describe('createHost', () => {
  it('repeats parameters that have several values and leaves out empty ones', () => {
    const host = createHost(paths);
    expect(
      host.findings({ severity: ['error', 'warning'], topic: '', rule: 'a/b' }),
    ).toBe(
      '/topic-registry/findings?severity=error&severity=warning&rule=a%2Fb',
    );
  });

  it('points at a line of a document', () => {
    const host = createHost(paths);
    expect(host.document('platform', 310)).toBe(
      '/topic-registry/registries/platform#L310',
    );
    expect(host.document('a b')).toBe('/topic-registry/registries/a%20b');
  });

  it('has no entity links where the portal has no catalog', () => {
    expect(createHost(paths).topic('api:default/auth_events')).toBeUndefined();
  });

  it('leads to the tab of the topic on its entity page', () => {
    const host = createHost({
      ...paths,
      entity: ({ kind, namespace, name }) =>
        `/catalog/${namespace}/${kind}/${name}`,
    });
    expect(host.topic('API:Default/auth_events')).toBe(
      '/catalog/default/api/auth_events/topic',
    );
    expect(host.entity('platform-architecture')).toBe(
      '/catalog/default/group/platform-architecture',
    );
  });
});
