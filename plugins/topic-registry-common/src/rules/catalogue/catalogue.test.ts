import { findRule, ruleCatalogue, ruleOf } from './index';

describe('ruleCatalogue', () => {
  it('names each rule once, as family/name', () => {
    const ids = ruleCatalogue.map(meta => meta.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+\/[a-z-]+$/);
  });

  it('says of each rule what it finds, why, and what to do', () => {
    for (const meta of ruleCatalogue) {
      expect(meta.title).toMatch(/^[A-Z][^.\n]+[^.]$/);
      expect(meta.why).toMatch(/\.$/);
      expect(meta.mend).toMatch(/\.$/);
    }
  });

  it('asks for two readings only where something is absent, or may pass by itself', () => {
    const twice = ruleCatalogue
      .filter(meta => meta.confirmations === 2)
      .map(meta => meta.id);
    expect(twice).toEqual([
      'drift/topic-missing',
      'consumer/absent',
      'health/under-replicated',
      'health/offline-partition',
    ]);
  });

  it('finds a rule by its id', () => {
    expect(findRule('topic/name')).toBe(ruleOf('topic/name'));
    expect(findRule('topic/none')).toBeUndefined();
    expect(() => ruleOf('topic/none')).toThrow('No rule `topic/none`');
  });
});
