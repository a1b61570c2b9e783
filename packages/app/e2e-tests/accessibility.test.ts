import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './portal';

const PAGES = [
  { url: '/', shows: 'What changed' },
  { url: '/topic-registry', shows: 'auth_events' },
  { url: '/topic-registry/findings', shows: 'drift/partitions' },
  { url: '/topic-registry/deprecations', shows: 'nda_events' },
  { url: '/topic-registry/registries/platform', shows: 'auth_events' },
  {
    url: '/topic-registry/registries/platform?view=standards',
    shows: 'Partitions',
  },
  { url: '/topic-registry/clusters', shows: 'local' },
  { url: '/topic-registry/clusters/local', shows: 'What it answers' },
  { url: '/catalog/platform/api/nda_events/topic', shows: 'Still read by' },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const { url, shows } of PAGES) {
      test(`${url} has no axe violations`, async ({ operator: page }) => {
        await page.goto(url);
        await expect(page.getByText(shows).first()).toBeVisible();
        // The frame around the pages is Backstage's own.
        const { violations } = await new AxeBuilder({ page })
          .include('main')
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
          .analyze();
        expect(
          violations.map(({ id, nodes }) => ({
            id,
            nodes: nodes.map(({ html }) => html.slice(0, 200)),
          })),
        ).toEqual([]);
      });
    }
  });
}
