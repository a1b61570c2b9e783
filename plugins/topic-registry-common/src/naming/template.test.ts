import fc from 'fast-check';
import { compileTemplate } from './template';
import { NamingTooLong } from './types';

describe('compileTemplate', () => {
  it.each([
    ['{domain_events', 'unbalanced `{` at character 1'],
    ['domain}_events', 'unbalanced `}` at character 7'],
    ['{a{b}}', 'unbalanced `{` at character 1'],
    ['{service}{topic}', '{service} and {topic} side by side'],
    ['{a}_{a}', 'variable {a} twice'],
    ['{}_events', 'without a usable name: {}'],
    ['{a:colour}_x', 'type `colour`, which does not exist'],
    ['{a:enum}_x', 'enum without values'],
    ['{a:word(x)}_x', 'only an enum takes them'],
    ['', 'empty'],
    [
      Array.from({ length: 17 }, (_, at) => `{v${at}}`).join('.'),
      'more than 16 variables',
    ],
    [
      `{a:enum(${Array.from({ length: 501 }, (_, at) => at)})}_x`,
      'more than 500 values',
    ],
  ])('refuses %j', (source, message) => {
    expect(() => compileTemplate(source)).toThrow(message);
  });

  it('reads a name of any letters in a bounded number of steps', () => {
    const variables = Array.from({ length: 16 }, (_, at) => `{v${at}}`);
    const name = `${'a'.repeat(248)}!`;
    const work = { steps: 0 };
    const template = compileTemplate(variables.join('a'));
    expect(template.parse(name, undefined, work).kind).toBe('no-match');
    expect(work.steps).toBeLessThan(16 * 249 * 249);
    expect(() =>
      template.parse(name, undefined, { steps: 0, most: 10_000 }),
    ).toThrow(NamingTooLong);
  });

  it('reads and writes every type', () => {
    const template = compileTemplate(
      'eventzr.{service:word}.{entity:kebab}.{action:enum(created,ended)}.v{major:int}',
    );
    const reading = template.parse('eventzr.cypher.voice-call.ended.v12');
    expect(reading).toEqual({
      kind: 'match',
      captures: {
        service: 'cypher',
        entity: 'voice-call',
        action: 'ended',
        major: '12',
      },
    });
    expect(
      template.format({
        service: 'cypher',
        entity: 'voice-call',
        action: 'ended',
        major: '12',
      }),
    ).toBe('eventzr.cypher.voice-call.ended.v12');
    expect(() => template.format({ service: 'cypher' })).toThrow(
      'No value for {entity}',
    );
    expect(() =>
      template.format({
        service: 'cypher',
        entity: 'voice_call',
        action: 'ended',
        major: '1',
      }),
    ).toThrow('`voice_call` does not fit');
  });

  it.each([
    ['{domain}_events', 'auth_events', 'match'],
    ['{domain}_events', 'sales_doc_events', 'match'],
    ['{domain}_events', '_events', 'no-match'],
    ['{domain}_events', 'auth__events', 'no-match'],
    ['{domain}_events', 'authEvents', 'no-match'],
    ['{domain}_events', 'Auth_events', 'no-match'],
    ['{domain}_events', 'auth_events_v2', 'no-match'],
    ['{a:camel}.x', 'userEvents.x', 'match'],
    ['{a:camel}.x', 'UserEvents.x', 'no-match'],
    ['{a}.{b}.v1', 'voice-call.ended.v1', 'match'],
    ['{a}.{b}.v1', 'ended.v1', 'no-match'],
    ['{d}.{created|deleted}.{v1,v2}', 'user.deleted.v2', 'match'],
    ['{d}.{created|deleted}.{v1,v2}', 'user.updated.v2', 'no-match'],
    ['fixed', 'fixed', 'match'],
    ['fixed', 'fixe', 'no-match'],
  ])('%s reads %s: %s', (source, name, kind) => {
    expect(compileTemplate(source).parse(name).kind).toBe(kind);
  });

  it('says how far a name fits and what is missing', () => {
    const template = compileTemplate('{domain}_events');
    expect(template.parse('auth-events')).toEqual({
      kind: 'no-match',
      matched: 4,
      expected: '`_events`',
    });
    expect(template.parse('Auth_events')).toMatchObject({
      matched: 0,
      expected: 'lower-case words joined by `_` for {domain}',
    });
    expect(template.parse('auth_events_v2')).toMatchObject({
      matched: 11,
      expected: 'the end',
    });
  });

  describe('with a vocabulary', () => {
    const template = compileTemplate('{service}_{topic}_consumer');

    it('lists every reading of an ambiguous name', () => {
      const reading = template.parse('order_api_user_events_consumer');
      expect(reading.kind).toBe('ambiguous');
      expect(reading.kind === 'ambiguous' && reading.candidates).toEqual([
        { service: 'order', topic: 'api_user_events' },
        { service: 'order_api', topic: 'user_events' },
        { service: 'order_api_user', topic: 'events' },
      ]);
    });

    it('takes the one reading that the vocabulary knows', () => {
      expect(
        template.parse('order_api_user_events_consumer', {
          topic: ['user_events'],
        }),
      ).toEqual({
        kind: 'match',
        captures: { service: 'order_api', topic: 'user_events' },
      });
    });

    it('stays ambiguous where two topics are suffixes of each other', () => {
      const reading = template.parse('sales_order_item_events_consumer', {
        topic: ['item_events', 'order_item_events'],
      });
      expect(reading).toMatchObject({ kind: 'ambiguous', truncated: false });
    });

    it('tells which value is unknown', () => {
      expect(
        template.parse('order_api_user_events_consumer', {
          service: new Set(['billing']),
          topic: new Set(['user_events']),
        }),
      ).toEqual({
        kind: 'unknown-value',
        candidates: [{ service: 'order_api', topic: 'user_events' }],
        variables: ['service'],
      });
      expect(
        template.parse('order_api_consumers', { topic: ['api'] }).kind,
      ).toBe('no-match');
    });

    it('lets known values of an untyped variable have any form', () => {
      const dotted = 'acme.user.created.v1';
      expect(
        template.parse(`billing_${dotted}_consumer`, { topic: [dotted] }),
      ).toEqual({
        kind: 'match',
        captures: { service: 'billing', topic: dotted },
      });
    });
  });

  it('ends on names that are made to be slow', () => {
    const template = compileTemplate(
      '{a}_{b}_{c}_{d}_{e}_{f}_{g}_{h:enum(never)}',
    );
    expect(template.parse('x_'.repeat(124)).kind).toBe('no-match');
    expect(template.parse(`${'x_'.repeat(123)}x`).kind).toBe('no-match');
    const many = compileTemplate('{a}_{b}_{c}_{d}_{e}_{f}');
    expect(many.parse(`${'x_'.repeat(123)}x`)).toMatchObject({
      kind: 'ambiguous',
      truncated: true,
    });
    expect(template.parse('x'.repeat(40_000))).toMatchObject({
      kind: 'no-match',
      expected: 'at most 249 characters',
    });
  });

  const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  const snake = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map(words => words.join('_'));
  const kebab = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map(words => words.join('-'));

  it('reads back what it writes, where a value cannot hold the separator', () => {
    const template = compileTemplate(
      '{a:word}.{b:snake}.{c:kebab}.v{d:int}-{e:enum(x,y)}',
    );
    fc.assert(
      fc.property(
        fc.record({
          a: word,
          b: snake,
          c: kebab,
          d: fc.nat().map(String),
          e: fc.constantFrom('x', 'y'),
        }),
        captures => {
          expect(template.parse(template.format(captures))).toEqual({
            kind: 'match',
            captures,
          });
        },
      ),
    );
  });

  it('has what it writes among its readings, and every reading writes the name', () => {
    const template = compileTemplate('{service}_{topic}_consumer');
    fc.assert(
      fc.property(fc.record({ service: snake, topic: snake }), captures => {
        const name = template.format(captures);
        const reading = template.parse(name);
        const candidates =
          reading.kind === 'match'
            ? [reading.captures]
            : (reading.kind === 'ambiguous' && reading.candidates) || [];
        expect(candidates).toContainEqual(captures);
        for (const candidate of candidates) {
          expect(template.format(candidate)).toBe(name);
        }
        expect(
          template.parse(name, {
            service: [captures.service],
            topic: [captures.topic],
          }),
        ).toEqual({ kind: 'match', captures });
      }),
    );
  });

  it('never throws on any name', () => {
    const template = compileTemplate('{a}_{b:kebab}.v{c:int}');
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), name => {
        expect(template.parse(name)).toHaveProperty('kind');
      }),
    );
  });
});
