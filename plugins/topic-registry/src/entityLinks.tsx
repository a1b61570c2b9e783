import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityIconLinkBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiNodeTree } from '@remixicon/react';
import {
  ANNOTATION_SERVICE,
  ANNOTATION_TOPIC,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { graphRouteRef } from './routes';

/** From a service or a topic of the catalog to the graph around it. */
export const graphEntityLink = EntityIconLinkBlueprint.make({
  name: 'graph',
  params: {
    filter: {
      $any: [
        {
          kind: 'component',
          [`metadata.annotations.${ANNOTATION_SERVICE}`]: { $exists: true },
        },
        {
          kind: 'api',
          [`metadata.annotations.${ANNOTATION_TOPIC}`]: { $exists: true },
        },
      ],
    },
    useProps: () => {
      const { entity } = useEntity();
      const graph = useRouteRef(graphRouteRef);
      const focus = encodeURIComponent(stringifyEntityRef(entity));
      return {
        label: 'Topic graph',
        icon: <RiNodeTree />,
        disabled: !graph,
        href: graph && `${graph()}?focus=${focus}`,
      };
    },
  },
});
