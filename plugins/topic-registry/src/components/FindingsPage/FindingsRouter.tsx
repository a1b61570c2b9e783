import { Route, Routes, useParams } from 'react-router-dom';
import { FindingsPage } from './FindingsPage';

function RoutedPage() {
  const { fingerprint } = useParams();
  return <FindingsPage fingerprint={fingerprint} />;
}

/** One element for both paths: opening a finding leaves the list as it is. */
export function FindingsRouter() {
  return (
    <Routes>
      <Route path="/:fingerprint?" element={<RoutedPage />} />
    </Routes>
  );
}
