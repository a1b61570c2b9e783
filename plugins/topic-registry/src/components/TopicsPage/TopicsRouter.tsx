import { Link } from '@backstage/ui';
import { Route, Routes, useLocation } from 'react-router-dom';
import { useHost } from '../../host';
import { Empty } from '../../ui';
import { TopicsPage } from './TopicsPage';

/** The list; below it lie only the other pages. */
export function TopicsRouter() {
  return (
    <Routes>
      <Route index element={<TopicsPage />} />
      <Route path="*" element={<NoPage />} />
    </Routes>
  );
}

/** Says of an address that leads nowhere that it does, instead of showing something else. */
export function NoPage() {
  const host = useHost();
  return (
    <Empty title="There is no such page.">
      Nothing is at {useLocation().pathname}.{' '}
      <Link href={host.topics()}>All topics</Link> and{' '}
      <Link href={host.overview()}>the overview</Link> are.
    </Empty>
  );
}
