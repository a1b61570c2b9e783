import { useEntity } from '@backstage/plugin-catalog-react';
import { entityLabel } from '../../format';
import { Empty } from '../../ui';

/** Says why the tab of an entity has no topic to show, and who knows more. */
export function NoTopic(props: { registry: string; name: string }) {
  const owner = useEntity().entity.spec?.owner;
  return (
    <Empty title="This topic is not shown to you.">
      You may not read the registry {props.registry}, or its document no longer
      has the topic {props.name}.{' '}
      {typeof owner === 'string' && owner !== ''
        ? `Its owner, ${entityLabel(owner)}, can tell you which.`
        : 'Whoever runs the portal can tell you which.'}
    </Empty>
  );
}
