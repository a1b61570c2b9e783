import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateRegistry } from '../evaluate';
import { boundText, READ_AT, told } from '../testing';
import {
  CYPHER_FINDINGS,
  CYPHER_REVIEW,
  PLATFORM_FINDINGS,
  PLATFORM_REVIEW,
} from './catalogFindings';

const read = (id: string) => {
  const file = path.resolve(
    __dirname,
    '../../../../../catalog/registries',
    `${id}.md`,
  );
  const text = readFileSync(file, 'utf8');
  return { text, bound: boundText(text, id) };
};

describe('the registries of the catalog', () => {
  const platform = read('platform');
  const cypher = read('cypher');
  const registries = [platform.bound, cypher.bound];

  it.each([
    ['platform', platform, PLATFORM_FINDINGS],
    ['cypher', cypher, CYPHER_FINDINGS],
  ])('%s gives the reviewed findings', (_, { text, bound }, reviewed) => {
    const { findings, notEvaluated } = evaluateRegistry({
      ...bound,
      neighbours: { registries, unread: [] },
      now: new Date(READ_AT),
    });
    expect(
      findings.map(finding => `${finding.rule}: ${told(text, finding)}`),
    ).toEqual(reviewed.map(({ rule, finding }) => `${rule}: ${finding}`));
    expect(notEvaluated).toEqual([]);
    for (const { because } of reviewed) expect(because).toMatch(/\.$/);
  });

  it.each([
    ['platform', platform, PLATFORM_FINDINGS, PLATFORM_REVIEW],
    ['cypher', cypher, CYPHER_FINDINGS, CYPHER_REVIEW],
  ])(
    '%s gives what it gives every day, and the reviewed findings, in a review',
    (_, { text, bound }, daily, reviewed) => {
      const { findings, notEvaluated } = evaluateRegistry({
        ...bound,
        neighbours: { registries, unread: [] },
        now: new Date(READ_AT),
        profile: 'review',
      });
      const found = findings.map(
        finding => `${finding.rule}: ${told(text, finding)}`,
      );
      expect([...found].sort()).toEqual(
        [...daily, ...reviewed]
          .map(({ rule, finding }) => `${rule}: ${finding}`)
          .sort(),
      );
      expect(notEvaluated).toEqual([]);
      for (const { because } of reviewed) expect(because).toMatch(/\.$/);
    },
  );
});
