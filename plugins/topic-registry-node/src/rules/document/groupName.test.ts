import {
  bound,
  CONVENTIONS,
  lint,
  openQuestions,
  service,
  TopicSketch,
} from '../testing';

const groupsOf = (groups: TopicSketch['groups'], standards = CONVENTIONS) =>
  lint(
    bound(
      [
        { name: 'config_events', consumers: ['service-21'], groups },
        { name: 'auth_events' },
      ],
      { standards },
    ),
  ).findings.filter(({ rule }) => rule === 'group/name');

describe('group/name', () => {
  it.each([
    'agent_copilot_config_events_consumer',
    'billing_config_events_consumer',
    'billing_revenue_management_config_events_consumer',
    'billing_and_revenue_management_config_events_consumer',
  ])('accepts %s', name => {
    expect(groupsOf([name])).toEqual([]);
  });

  it.each([
    [
      'agent-copilot-config-events-consumer',
      'does not follow the group template `{service_name}_{topic_name}_consumer`; did you mean `agent_copilot_config_events_consumer`?',
      'agent_copilot_config_events_consumer',
    ],
    [
      'agent_copilot_config_events_consumr',
      'did you mean `agent_copilot_config_events_consumer`?',
      'agent_copilot_config_events_consumer',
    ],
    ['something', 'does not follow the group template', undefined],
    [
      'agent_copilot_auth_events_consumer',
      'names the topic `auth_events`',
      undefined,
    ],
    [
      'pilots_config_events_consumer',
      'its {service_name} is none that the document knows',
      undefined,
    ],
  ])('finds %s', (name, message, replacement) => {
    const [finding, ...more] = groupsOf([name]);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'group/name',
      subject: { kind: 'group', name },
      topic: 'config_events',
    });
    expect(finding.message).toContain(message);
    expect(finding.suggestion?.replacement).toBe(replacement);
  });

  it('finds a group that is stated for one service and named for another', () => {
    const [finding] = groupsOf([
      { name: 'billing_config_events_consumer', service: 'service-21' },
    ]);
    expect(finding.message).toContain('names the service `billing`');
  });

  it('is silent without a template, and left open by one that is not understood', () => {
    expect(groupsOf(['anything'], {})).toEqual([]);
    const evaluation = lint(
      bound([{ name: 'x', groups: ['y'] }], {
        standards: { groupTemplates: [{ template: '{x' }] },
      }),
    );
    expect(evaluation.findings.map(({ rule }) => rule)).not.toContain(
      'group/name',
    );
    expect(openQuestions(evaluation, 'group/name')).toEqual(['*']);
  });

  it('reads templates with variables of their own', () => {
    const page = (name: string) =>
      lint(
        bound(
          [{ name: 'chat.v1', consumers: ['cypher-svc'], groups: [name] }],
          {
            services: [service('cypher-svc', 'cypher-svc')],
            standards: {
              groupTemplates: [
                { template: '{service:kebab}-svc-{domain:word}-consumer' },
              ],
            },
          },
        ),
      ).findings.map(({ subject }) => subject.name);
    expect(page('cypher-svc-chat-consumer')).toEqual([]);
    expect(page('other-svc-chat-consumer')).toEqual([
      'other-svc-chat-consumer',
    ]);
  });
});
