import { Link, Select } from '@backstage/ui';
import { DocumentVersion } from '@topic-registry/backstage-plugin-topic-registry-common';
import { sinceDate } from '../../../format';
import { useNow, useUrlParams } from '../../../hooks';
import { useDocumentLinks } from '../useDocumentLinks';
import styles from './Versions.module.css';

/** Which two versions are compared. */
export function VersionChoice(props: {
  versions: DocumentVersion[];
  from: number;
  to: number;
}) {
  const { versions, from, to } = props;
  const params = useUrlParams();
  const links = useDocumentLinks();
  const now = useNow();
  const options = versions.map(({ version, since }) => ({
    id: String(version),
    label: `Version ${version}, since ${sinceDate(since, now)}`,
  }));
  return (
    <>
      <Link standalone href={links.view('versions')}>
        All versions
      </Link>
      <span>from</span>
      <Select
        className={styles.select}
        aria-label="From"
        size="small"
        options={options}
        value={String(from)}
        onChange={value => params.set({ compare: String(value) })}
      />
      <span>to</span>
      <Select
        className={styles.select}
        aria-label="To"
        size="small"
        options={options}
        value={String(to)}
        onChange={value => params.set({ version: String(value) })}
      />
    </>
  );
}
