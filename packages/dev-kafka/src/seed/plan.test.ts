import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '@topic-registry/backstage-plugin-topic-registry-node';
import { planSeed } from '.';
import { DELIBERATE, DELIBERATE_IN_DEVELOPMENT } from './deliberate';
import { recordOf } from './records';

const registries = ['platform', 'cypher'].map(id => {
  const file = path.resolve(
    __dirname,
    '../../../../catalog/registries',
    `${id}.md`,
  );
  return parseDocument(readFileSync(file, 'utf8'), { id, file }).registry;
});
const plan = planSeed(registries);
const topic = (name: string) => plan.topics.find(one => one.name === name);

describe('planSeed', () => {
  it('creates what is declared by the standards, but for the differences on purpose', () => {
    expect(topic('org_events')).toMatchObject({
      partitions: 10,
      replicationFactor: 3,
      configs: { 'compression.type': 'gzip' },
      writing: 'live',
    });
    expect(topic('voice_events')?.partitions).toBe(6);
    expect(topic('support_events')?.replicationFactor).toBe(2);
    expect(topic('rag_events')).toBeUndefined();
    expect(topic('pricing_events')).toBeUndefined();
    expect(topic('knowledge_events')).toBeDefined();
    expect(topic('onboarding_events')).toBeDefined();
    expect(topic('nda_events')).toMatchObject({
      writing: 'before',
      events: ['nda_signed', 'nda_fully_signed'],
    });
    expect(topic('proposal_events')?.writing).toBe('none');
  });

  it('names only topics, services and groups in its differences that the registries or the plan know', () => {
    const declared = new Set(
      registries.flatMap(registry => registry.topics.map(({ name }) => name)),
    );
    const named = [
      ...DELIBERATE.missing,
      ...DELIBERATE.gone,
      ...DELIBERATE.proposedLive,
      ...DELIBERATE.deprecatedProduced,
      ...DELIBERATE.deprecatedWrittenBefore,
      ...DELIBERATE.unregistered.map(({ like }) => like),
      ...Object.keys(DELIBERATE.partitions),
      ...Object.keys(DELIBERATE.replicationFactor),
      ...Object.keys(DELIBERATE.configs),
      ...Object.keys(DELIBERATE.traffic),
      ...DELIBERATE.absent.map(one => one.topic),
      ...DELIBERATE.misnamed.map(one => one.topic),
      ...DELIBERATE.extraGroups.map(one => one.topic),
    ];
    expect(named.filter(name => !declared.has(name))).toEqual([]);

    const groups = plan.groups.map(({ group }) => group);
    expect(
      Object.keys(DELIBERATE.liveGroups).filter(
        group => !groups.includes(group),
      ),
    ).toEqual([]);
    expect(new Set(groups).size).toBe(groups.length);
  });

  it('plans a development cluster by the standards of its environment', () => {
    const [platform] = registries;
    const development = planSeed([platform], DELIBERATE_IN_DEVELOPMENT);
    expect(
      new Set(development.topics.map(one => one.replicationFactor)),
    ).toEqual(new Set([1]));
    const names = development.topics.map(({ name }) => name);
    expect(names).toContain('playground_events');
    expect(names).not.toContain('escalation_events');
    const declared = platform.topics
      .filter(({ lifecycle }) => lifecycle === 'active')
      .map(({ name }) => name);
    expect(names).toHaveLength(declared.length);
    expect(
      development.groups.filter(({ members }) => members !== 'none'),
    ).toEqual([]);
    const known = new Set(platform.topics.map(({ name }) => name));
    expect(
      [
        ...DELIBERATE_IN_DEVELOPMENT.missing,
        ...DELIBERATE_IN_DEVELOPMENT.gone,
        ...Object.keys(DELIBERATE_IN_DEVELOPMENT.partitions),
      ].filter(name => !known.has(name)),
    ).toEqual([]);
  });

  it('gives every declared consumer its group, but for those that are absent on purpose', () => {
    const pairs = registries
      .flatMap(registry => registry.topics)
      .filter(({ lifecycle }) => lifecycle === 'active')
      .flatMap(({ parties }) =>
        parties.filter(({ role }) => role === 'consumer'),
      );
    // `rag_events` is missing with its two consumers, and two more are absent.
    expect(pairs).toHaveLength(62);
    expect(plan.groups).toHaveLength(
      pairs.length - 4 + DELIBERATE.extraGroups.length,
    );
    const on = (name: string) =>
      plan.groups
        .filter(group => group.topic === name)
        .map(({ group }) => group);
    expect(on('escalation_events')).toEqual([
      'organization_identity_management_escalation_events_consumer',
      'agent_copilot_escalation_events_consumer',
    ]);
    expect(on('monitoring_incidents')).toEqual([
      'agent_copilot_monitoring_incidents_consumer',
    ]);
    expect(on('prd_events')).toContain('automation-engine-prd-events');
    expect(on('eventzr.mcp.tool.executed.v1')).toEqual([
      'cypher-svc-mcp-consumer',
    ]);
  });

  it('writes CloudEvents in both modes, and the envelope of the platform', () => {
    const at = new Date('2026-03-01T12:00:00Z');
    const cloud = topic('eventzr.cypher.nudge.sent.v1')!;
    const binary = recordOf(cloud, 0, at);
    expect(binary.headers).toMatchObject({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_type: 'com.eventzr.cypher.nudge.sent.v1',
      ce_source: '/cypher-svc/nudges',
      ce_time: '2026-03-01T12:00:00.000Z',
    });
    const structured = recordOf(cloud, 1, at);
    expect(structured.headers).toEqual({
      'content-type': 'application/cloudevents+json',
    });
    expect(JSON.parse(String(structured.value))).toMatchObject({
      specversion: '1.0',
      type: 'com.eventzr.cypher.nudge.sent.v1',
    });

    const platform = recordOf(topic('crm_events')!, 1, at);
    expect(JSON.parse(String(platform.value))).toMatchObject({
      event_type: 'opportunity_updated',
      timestamp: '2026-03-01T12:00:00.000Z',
      source_service: 'CRM Integration',
    });
    expect(platform.timestamp).toBe(String(at.getTime()));
  });
});
