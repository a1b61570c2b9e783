import { createApp } from '@backstage/frontend-defaults';
import { apiDocs } from './modules/entityPage';
import { layoutModule } from './modules/layout';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// Plugins come from package.json (app.packages: all); these are the app's own.
export default createApp({
  features: [apiDocs, layoutModule, navModule, signInModule],
});
