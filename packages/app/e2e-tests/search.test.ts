import { ask, expect, signInAs, test } from './portal';

interface Results {
  results: { document: { title: string; location: string } }[];
}

// Also after a restart: the index is in memory, and the documents are not new.
test('topics and event types are found by name, soon after the start @restart', async ({
  operator: page,
  request,
}) => {
  const search = async (term: string) => {
    const { results } = await ask<Results>(
      request,
      `/api/search/query?term=${encodeURIComponent(term)}`,
    );
    return results.map(({ document }) => document);
  };
  const firstOf = async (term: string) => (await search(term))[0]?.title;
  await expect
    .poll(() => firstOf('billing_events'), { timeout: 30_000 })
    .toBe('billing_events');
  expect(await firstOf('payment_failed')).toBe('payment_failed');
  expect(await firstOf('nda_events')).toBe('nda_events');
  const locations = (await search('payment_failed')).map(
    ({ location }) => location,
  );
  expect(locations.filter(one => one.includes('generated'))).toEqual([]);

  await page.goto('/search?query=payment_failed');
  await expect(
    page.getByText('Event type of billing_events').first(),
  ).toBeVisible();
  await page.getByRole('link', { name: 'payment_failed' }).first().click();
  await expect(page).toHaveURL(/api\/billing_events\/topic/);
  await expect(page.getByRole('heading', { name: 'Parties' })).toBeVisible();
});

test('what a reader may not see is no result for him', async ({ page }) => {
  await signInAs(page, 'architect');
  await page.goto('/search?query=eventzr.cypher.task.failed.v1');
  await expect(page.getByText(/task\.failed/)).toHaveCount(0);
});
