import { Route, Routes, useParams } from 'react-router-dom';
import { DocumentPage } from '../DocumentPage';
import { RegistriesPage } from './RegistriesPage';

function RoutedDocument() {
  const { registry = '' } = useParams();
  return <DocumentPage key={registry} registry={registry} />;
}

/** The list, and the document of each. */
export function RegistriesRouter() {
  return (
    <Routes>
      <Route index element={<RegistriesPage />} />
      <Route path="/:registry" element={<RoutedDocument />} />
    </Routes>
  );
}
