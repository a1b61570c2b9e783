import {
  ask,
  expect,
  expectedFindings,
  FindingIdentity,
  lineOf,
  test,
} from './portal';

// Also run after a restart of the portal: the same list, nothing doubled.
test('the findings are the expected ones, none missing and none beside them @restart', async ({
  request,
}) => {
  const found = async () => {
    const { items } = await ask<{ items: FindingIdentity[] }>(
      request,
      '/api/topic-registry/findings?state=open',
    );
    return items.map(lineOf).sort();
  };
  // Absence is found after two complete observations.
  await expect
    .poll(found, { timeout: 110_000, intervals: [2_000] })
    .toEqual(expectedFindings());
});

test('every topic and service is in the catalog, and related', async ({
  request,
}) => {
  interface Entity {
    kind: string;
    metadata: { name: string; namespace: string };
    relations?: { type: string; targetRef: string }[];
  }
  const entities = (filter: string) =>
    ask<Entity[]>(request, `/api/catalog/entities?filter=${filter}`);

  await expect
    .poll(async () => (await entities('kind=api')).length, { timeout: 60_000 })
    .toBe(50);

  const [billing] = await entities('kind=api,metadata.name=billing_events');
  const targets = (type: string) =>
    (billing.relations ?? [])
      .filter(relation => relation.type === type)
      .map(relation => relation.targetRef);
  // The Component that the catalog already had is linked, and no second one made.
  expect(targets('apiProvidedBy')).toEqual(['component:default/billing']);
  expect(targets('apiConsumedBy')).toHaveLength(5);
  const components = await entities('kind=component');
  expect(
    components.filter(({ metadata }) => /billing/i.test(metadata.name)),
  ).toHaveLength(1);
});
