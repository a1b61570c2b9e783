import { Link } from '@backstage/ui';
import { useHost } from '../../host';
import { Empty, FirstRegistry } from '../../ui';

/** What stands on the page before the first topic is declared. */
export function NoTopics() {
  const host = useHost();
  return (
    <Empty title="No topics yet.">
      Here is every topic that a registry document declares, and how it stands
      on the clusters.{' '}
      <Link href={host.registries()}>See how documents were read</Link>, or name
      the first.
      <FirstRegistry />
    </Empty>
  );
}
