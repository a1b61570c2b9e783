import { nearestName, suggestName } from './suggest';
import { compileTemplate } from './template';

const PLATFORM = [
  '{domain}_events',
  '{domain}_incidents',
  '{domain}_experiments',
].map(compileTemplate);

describe('suggestName', () => {
  it.each([
    ['authEvents', 'auth_events'],
    ['sales-doc-events', 'sales_doc_events'],
    ['Auth.Events', 'auth_events'],
    ['PRDEvents', 'prd_events'],
    ['auth_event', 'auth_events'],
    ['auth_evnets', 'auth_events'],
    ['zzz', undefined],
    ['auth_stream', undefined],
    ['___', undefined],
  ])('%s: %s', (name, suggestion) => {
    expect(suggestName(name, PLATFORM)).toBe(suggestion);
  });

  it('does not choose between several', () => {
    const templates = ['{a}_events', '{a:kebab}-events'].map(compileTemplate);
    expect(suggestName('authEvents', templates)).toBeUndefined();
  });

  it('repairs the separators of dotted templates', () => {
    const template = compileTemplate('acme.{a:word}.{b:word}.v{n:int}');
    expect(suggestName('acme-user-created-v1', [template])).toBe(
      'acme.user.created.v1',
    );
  });
});

describe('nearestName', () => {
  const known = ['agent_events', 'auth_events', 'billing_events'];

  it.each([
    ['agnet_events', 'agent_events'],
    ['billing-events', 'billing_events'],
    ['agent_events', undefined],
    ['zzz', undefined],
  ])('%s: %s', (name, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });

  it('does not choose between equally near names', () => {
    expect(nearestName('ax_events', ['ab_events', 'ac_events'])).toBe(
      undefined,
    );
  });
});
