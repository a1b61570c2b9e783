import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ListColumn } from '../../ui';
import { ClustersWord } from './ClustersWord';
import { ClusterWord } from './ClusterWord';
import { TopicSort } from './filterTopics';
import { FindingsLink } from './FindingsLink';
import { OwnerLink } from './OwnerLink';
import { PartiesWord } from './PartiesWord';
import { RateWord } from './RateWord';
import { TopicCell } from './TopicCell';

type TopicColumn = ListColumn<TopicRow, TopicSort>;

// More clusters than this share one column.
const MAX_CLUSTER_COLUMNS = 3;

function clusterColumn(cluster: string): TopicColumn {
  return {
    id: `on-${cluster}`,
    label: cluster,
    width: 124,
    cell: row => <ClusterWord row={row} cluster={cluster} />,
  };
}

const CLUSTERS: TopicColumn = {
  id: 'clusters',
  label: 'Clusters',
  width: 180,
  cell: row => <ClustersWord row={row} />,
};

const FINDINGS: TopicColumn = {
  id: 'findings',
  label: 'Findings',
  sort: 'findings',
  figure: true,
  width: 118,
  cell: row => <FindingsLink row={row} />,
};

const RATE: TopicColumn = {
  id: 'rate',
  label: 'Records/h',
  sort: 'rate',
  figure: true,
  width: 128,
  cell: row => <RateWord row={row} />,
};

const OWNER: TopicColumn = {
  id: 'owner',
  label: 'Owner',
  sort: 'owner',
  width: { share: 2, least: 130 },
  cell: row => <OwnerLink owner={row.owner} />,
};

/** The columns that a window has room for, with those of the clusters among them. */
export function topicColumns(
  clusters: string[],
  query: string,
  shown: { rate: boolean; owner: boolean },
): TopicColumn[] {
  return [
    {
      id: 'name',
      label: 'Topic',
      sort: 'name',
      names: true,
      width: { share: 5, least: 220 },
      cell: row => <TopicCell row={row} query={query} />,
    },
    {
      id: 'parties',
      label: 'Producer → consumers',
      width: { share: 5, least: 150 },
      cell: row => <PartiesWord row={row} />,
    },
    ...(clusters.length > MAX_CLUSTER_COLUMNS
      ? [CLUSTERS]
      : clusters.map(clusterColumn)),
    FINDINGS,
    ...(shown.rate ? [RATE] : []),
    ...(shown.owner ? [OWNER] : []),
  ];
}
