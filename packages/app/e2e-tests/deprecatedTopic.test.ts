import { expect, test } from './portal';

const GROUP = 'prd_builder_configuration_workspace_nda_events_consumer';

test('a deprecated topic: who still reads it, and the line that says it must not', async ({
  operator: page,
}) => {
  await page.goto('/topic-registry');
  await expect(page.getByText('50 of 50')).toBeVisible();
  await expect(
    page.getByRole('img', { name: /^\d+ open findings$/ }),
  ).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('nda_events');
  await expect(page).toHaveURL(/nda_events/);
  const row = page.getByRole('row', { name: /nda_events/ });
  await expect(row).toContainText(/\d+ d left/);
  await row
    .getByRole('link', { name: /nda_events/ })
    .first()
    .click();

  // The topic's own page.
  await expect(page).toHaveURL(/\/catalog\/platform\/api\/nda_events/);
  await expect(page.getByText('Still read by')).toContainText(
    'PRD Builder & Configuration Workspace',
    { timeout: 60_000 },
  );
  await expect(page.getByText(GROUP).first()).toBeVisible();

  // From the verdict to the evidence, from the evidence to the document.
  await page.getByRole('link', { name: /is still read on local/ }).click();
  await expect(page).toHaveURL(/\/topic-registry\/findings\/[0-9a-f]+/);
  await page
    .getByRole('complementary', { name: 'Finding' })
    .getByRole('link', { name: /^line 24\d of platform/ })
    .click();
  await expect(page).toHaveURL(/\/topic-registry\/registries\/platform#L24\d/);
  const line = page.locator(`#L${new URL(page.url()).hash.slice(2)}`);
  await expect(line).toBeInViewport();
  await expect(line).toContainText('nda_events');
});

test('topics are found by an event type that they carry, and the URL keeps the search', async ({
  operator: page,
}) => {
  await page.goto('/topic-registry?q=payment_failed');
  await expect(page.getByRole('row', { name: /billing_events/ })).toBeVisible();
  await expect(page.getByText('1 of 50')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('payment_failed');
});
