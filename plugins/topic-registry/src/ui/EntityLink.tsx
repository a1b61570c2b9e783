import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { entityLabel } from '../format';
import { useHost } from '../host';

/** The name of an owner or service, leading to its page where the portal has one. */
export function EntityLink(props: {
  entityRef: string | undefined;
  /** What to call it, in place of its name in the catalog. */
  children?: ReactNode;
}) {
  const host = useHost();
  const { entityRef } = props;
  const href = entityRef && host.entity(entityRef);
  const label = props.children ?? (entityRef ? entityLabel(entityRef) : '');
  if (!href) return <>{label}</>;
  return (
    <Link standalone href={href} title={entityRef}>
      {label}
    </Link>
  );
}
