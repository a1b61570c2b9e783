import AxeBuilder from '@axe-core/playwright';
import { Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './portal';

const PAGE = '/topic-registry/registries/platform';
const DOCUMENT = path.join(
  process.env.TOPIC_REGISTRY_DATA ?? path.resolve(__dirname, '../../../.data'),
  'registries/platform.md',
);

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, html: nodes[0].html })),
  ).toEqual([]);
}

test('the document of a registry: findings at their lines, standards and where they stand', async ({
  operator: page,
}) => {
  await page.goto(PAGE);
  const text = page.getByRole('region', { name: 'Document' });
  await expect(text).toContainText('# Platform');

  // From finding to finding by keyboard; the URL says where.
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/#L\d+$/);
  const first = new URL(page.url()).hash;
  const line = page.locator(`[id="${first.slice(1)}"]`);
  await expect(line).toBeInViewport();
  await expect(
    line.getByRole('button', { name: /at line \d+$/ }),
  ).toBeFocused();
  await expect(line.getByRole('link', { name: 'Open' }).first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(page).not.toHaveURL(new RegExp(`${first}$`));
  await page.keyboard.press('p');
  await expect(page).toHaveURL(new RegExp(`${first}$`));
  await expectNoViolations(page);

  await page.getByRole('link', { name: 'Standards' }).click();
  const row = page.getByRole('row', { name: /^Partitions/ }).first();
  await expect(row).toContainText('10');
  await row.getByRole('link', { name: /^line \d+$/ }).click();
  await expect(
    page.locator('[aria-current="location"]').filter({ hasText: 'Partitions' }),
  ).toBeInViewport();
});

test('a changed document: the version before it, and what changed', async ({
  operator: page,
}) => {
  const before = await readFile(DOCUMENT, 'utf8');
  const mended = `${before.trimEnd()}\n\nWritten by hand.\n`;
  try {
    await page.goto(`${PAGE}?view=versions`);
    const current = page.getByRole('row').filter({
      has: page.getByRole('cell', { name: 'in force', exact: true }),
    });
    await expect(current).toBeVisible();
    const head = await current.getByRole('rowheader').textContent();
    const number = Number(/\d+/.exec(head ?? '')?.[0]);

    await writeFile(DOCUMENT, mended);
    await page.getByRole('button', { name: 'Read again' }).click();
    const next = page.getByRole('row', {
      name: new RegExp(`^Version ${number + 1}\\b`),
    });
    await expect(next).toContainText('in force');
    await expectNoViolations(page);

    await next.getByRole('link', { name: `from version ${number}` }).click();
    const added = page
      .getByRole('region', { name: /^Differences from/ })
      .getByRole('row', { name: /Written by hand/ });
    await expect(added).toContainText('+');
    await expect(page.getByText('lines added')).toBeVisible();
    await page.reload();
    await expect(added).toBeVisible();
    await expectNoViolations(page);

    await page.goto(`${PAGE}?version=${number}`);
    const text = page.getByRole('region', { name: 'Document' });
    await expect(text).toContainText('# Platform');
    await expect(text).not.toContainText('Written by hand.');
  } finally {
    await writeFile(DOCUMENT, before);
  }
});
