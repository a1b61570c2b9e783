import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { Overview } from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicRegistryApiRef } from '../../api';
import { ownershipOf, useLive, useLoad } from '../../hooks';
import { Boundary, Empty, FirstRegistry, Page } from '../../ui';
import { Agreement } from './Agreement';
import { AgreementAnswer } from './AgreementAnswer';
import { Changes } from './Changes';
import { DueNext } from './DueNext';
import { Mine } from './Mine';
import styles from './OverviewPage.module.css';
import { Unknowns } from './Unknowns';

/** How far documents and clusters agree, what changed, what is due, what is not known, and what needs the reader. */
export function OverviewPage() {
  const api = useApi(topicRegistryApiRef);
  const identity = useApi(identityApiRef);
  const loaded = useLoad(async () =>
    api.getOverview(await ownershipOf(identity)),
  );
  useLive(loaded.reload);
  return (
    <Page
      label="Overview"
      answer={loaded.value && <AgreementAnswer overview={loaded.value} />}
    >
      <Boundary what="The overview" loaded={loaded}>
        {overview => <Sections overview={overview} />}
      </Boundary>
    </Page>
  );
}

function Sections(props: { overview: Overview }) {
  const { overview } = props;
  if (overview.agreement.length === 0 && overview.unbound.length === 0) {
    return (
      <Empty title="No registry yet.">
        Here it is told how far registries and clusters agree, what changed, and
        what needs you, as soon as the portal knows a registry.
        <FirstRegistry />
      </Empty>
    );
  }
  return (
    <>
      <Agreement overview={overview} />
      <div className={styles.sections}>
        <div className={styles.column}>
          {overview.mine && <Mine mine={overview.mine} />}
          <DueNext deprecations={overview.deprecations} />
          <Unknowns unknowns={overview.unknowns} />
        </div>
        <div className={styles.column}>
          <Changes changes={overview.changes} />
        </div>
      </div>
    </>
  );
}
