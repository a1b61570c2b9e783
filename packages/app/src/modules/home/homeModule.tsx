import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { Navigate } from 'react-router-dom';

const startPage = PageBlueprint.make({
  name: 'start',
  params: {
    path: '/',
    noHeader: true,
    loader: async () => <Navigate to="/topic-registry" replace />,
  },
});

/** The portal opens on the list of topics. */
export const homeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [startPage],
});
