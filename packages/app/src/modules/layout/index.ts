import {
  createFrontendModule,
  PageLayout as PageLayoutRef,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';

export const layoutModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SwappableComponentBlueprint.make({
      // Takes the place of Backstage's own of this name.
      name: 'core-page-layout',
      params: define =>
        define({
          component: PageLayoutRef,
          loader: async () => (await import('./PageLayout')).PageLayout,
        }),
    }),
  ],
});
