import { EventsTab } from '../components/EventsTab';
import { TopicTab } from '../components/TopicTab';
import { LegacyHost } from './LegacyHost';

export function TopicContent() {
  return (
    <LegacyHost>
      <TopicTab />
    </LegacyHost>
  );
}

export function EventsContent() {
  return (
    <LegacyHost>
      <EventsTab />
    </LegacyHost>
  );
}
