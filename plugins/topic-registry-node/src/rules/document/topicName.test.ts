import {
  bound,
  CONVENTIONS,
  lint,
  openQuestions,
  topic,
  withOptions,
} from '../testing';
import { BoundRegistry } from '../types';

const names = (list: string[], templates = CONVENTIONS.topicTemplates!) =>
  lint(
    bound(
      list.map(name => ({ name })),
      { standards: { topicTemplates: templates } },
    ),
  ).findings.filter(({ rule }) => rule === 'topic/name');

/** Names of the topics that are found. */
const named = (registry: BoundRegistry) =>
  lint(registry)
    .findings.filter(({ rule }) => rule === 'topic/name')
    .map(({ subject }) => subject.name);

describe('topic/name', () => {
  it.each(['auth_events', 'sales_doc_events', 'monitoring_incidents'])(
    'accepts %s',
    name => {
      expect(names([name])).toEqual([]);
    },
  );

  it.each([
    ['authEvents', 'auth_events'],
    ['auth-events', 'auth_events'],
    ['auth_event', 'auth_events'],
    ['auth_stream', undefined],
  ])('finds %s', (name, replacement) => {
    const [finding, ...more] = names([name]);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      subject: { kind: 'topic', name },
      location: { file: 'platform.md' },
    });
    expect(finding.suggestion?.replacement).toBe(replacement);
    expect(finding.message).toContain('`{domain}_incidents`');
  });

  it('says how far a name fits the templates that it follows furthest', () => {
    const [finding] = names(
      ['auth_stream'],
      [
        { template: '{domain}_events' },
        { template: '{domain}_incidents' },
        { template: 'sys.{domain}' },
      ],
    );
    expect(finding.message).toBe(
      '`auth_stream` follows none of the naming templates `{domain}_events`, `{domain}_incidents` or `sys.{domain}`: after `auth_stream`, `_events` or `_incidents` is expected.',
    );
  });

  it('says how far a name fits a single template', () => {
    const [finding] = names(['auth_stream'], [{ template: '{domain}_events' }]);
    expect(finding.message).toBe(
      '`auth_stream` does not follow the naming template `{domain}_events`: after `auth_stream`, `_events` is expected.',
    );
  });

  it.each([
    ['auth_events', undefined, undefined],
    [
      'biling_events',
      '`biling_events` follows `{domain}_events`, but `biling` is no known {domain}; did you mean `billing_events`?',
      'billing_events',
    ],
    [
      'weather_events',
      '`weather_events` follows `{domain}_events`, but `weather` is no known {domain}.',
      undefined,
    ],
  ])('holds %s against a vocabulary', (name, message, replacement) => {
    const { findings } = lint(
      bound([{ name }], { standards: CONVENTIONS, services: [] }),
      {
        rules: withOptions('topic/name', {
          vocabulary: ['domain: auth, billing'],
        }),
      },
    );
    expect(findings[0]?.message).toBe(message);
    expect(findings[0]?.suggestion?.replacement).toBe(replacement);
  });

  it('has nothing to say without templates, of deprecated and of illegal names', () => {
    expect(names(['anything'], [])).toEqual([]);
    expect(names(['auth events'])).toEqual([]);
    expect(
      lint(
        bound([{ name: 'oldOne', lifecycle: 'deprecated' }], {
          standards: CONVENTIONS,
        }),
      ).findings.map(({ rule }) => rule),
    ).not.toContain('topic/name');
  });

  it("leaves another registry's topics to their own convention", () => {
    const page = bound(
      [
        {
          name: 'eventzr.notify.delivered.v1',
          producers: [],
          consumers: ['cypher-svc'],
        },
        {
          name: 'eventzr.cypher.task.started.v1',
          producers: ['cypher-svc'],
        },
      ],
      {
        standards: {
          topicTemplates: [
            { template: 'eventzr.{s:word}.{e:kebab}.{a:word}.v{v:int}' },
          ],
        },
      },
    );
    expect(named(page)).toEqual([]);
    // A platform's topic whose producer is yet to be decided is its own.
    const platform = {
      ...page,
      registry: {
        ...page.registry,
        topics: [
          ...page.registry.topics,
          topic({ name: 'wrong', producers: ['another-svc'] }),
        ],
      },
    };
    expect(named(platform)).toEqual(['eventzr.notify.delivered.v1', 'wrong']);
  });

  it('is left open when a template cannot be understood', () => {
    const evaluation = lint(
      bound([{ name: 'x' }], {
        standards: { topicTemplates: [{ template: '{a}{b}' }] },
      }),
    );
    expect(evaluation.findings.map(({ rule }) => rule)).not.toContain(
      'topic/name',
    );
    expect(openQuestions(evaluation, 'topic/name')).toEqual(['*']);
  });
});
