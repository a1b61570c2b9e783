import { Route, Routes, useParams } from 'react-router-dom';
import { ClusterPage } from './ClusterPage';
import { ClustersPage } from './ClustersPage';

function RoutedCluster() {
  const { cluster = '' } = useParams();
  return <ClusterPage key={cluster} cluster={cluster} />;
}

/** The list, and each cluster's own page. */
export function ClustersRouter() {
  return (
    <Routes>
      <Route index element={<ClustersPage />} />
      <Route path="/:cluster" element={<RoutedCluster />} />
    </Routes>
  );
}
