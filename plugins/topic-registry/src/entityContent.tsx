import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ANNOTATION_TOPIC } from '@topic-registry/backstage-plugin-topic-registry-common';
import { AppHost, TOPIC_TAB_PATH } from './host';

const filter = {
  kind: 'api',
  [`metadata.annotations.${ANNOTATION_TOPIC}`]: { $exists: true },
};

export const topicEntityContent = EntityContentBlueprint.make({
  name: 'topic',
  params: {
    path: `/${TOPIC_TAB_PATH}`,
    title: 'Topic',
    filter,
    loader: () =>
      import('./components/TopicTab').then(m => (
        <AppHost>
          <m.TopicTab />
        </AppHost>
      )),
  },
});

export const eventsEntityContent = EntityContentBlueprint.make({
  name: 'events',
  params: {
    path: '/events',
    title: 'Events',
    filter,
    loader: () =>
      import('./components/EventsTab').then(m => (
        <AppHost>
          <m.EventsTab />
        </AppHost>
      )),
  },
});
