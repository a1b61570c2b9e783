import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { EventsTab } from '../src/components/EventsTab';
import { TopicTab } from '../src/components/TopicTab';
import { AppHost } from '../src/host';

function Frame(props: { children: ReactNode }) {
  const [params] = useSearchParams();
  const name = params.get('topic') ?? 'billing_events';
  return (
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        metadata: {
          name,
          annotations: {
            'topic-registry/registry': 'platform',
            'topic-registry/topic': name,
          },
        },
      }}
    >
      <AppHost>{props.children}</AppHost>
    </EntityProvider>
  );
}

export function TopicTabPage() {
  return (
    <Frame>
      <TopicTab />
    </Frame>
  );
}

export function EventsTabPage() {
  return (
    <Frame>
      <EventsTab />
    </Frame>
  );
}
