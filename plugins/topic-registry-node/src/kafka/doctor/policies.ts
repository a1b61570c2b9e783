import { AccessPolicy } from '@topic-registry/backstage-plugin-topic-registry-common';

const PLACEHOLDER_ARN =
  'arn:aws:kafka:REGION:ACCOUNT:cluster/CLUSTER-NAME/CLUSTER-UUID';

/**
 * The least rights that a reading needs, to copy: as ACLs of Kafka and as a
 * policy of IAM access control of Amazon MSK, each with an optional addition.
 *
 * @param arn - of the cluster, where it is known; else the policy has words in capitals to replace.
 */
export function accessPolicies(
  arn: string | undefined,
  kind?: 'provisioned' | 'serverless',
): AccessPolicy[] {
  return [
    {
      id: 'acl-reader',
      title: 'Kafka ACLs: read what is declared',
      text: acls(
        [['Describe', 'DescribeConfigs'], "--topic '*'"],
        [['Describe'], "--group '*'"],
        [['Describe'], '--cluster'],
      ),
    },
    {
      id: 'acl-optional',
      title: 'Kafka ACLs: live producers and samples (optional)',
      text: acls([['Read'], "--topic '*'"]),
    },
    {
      id: 'iam-reader',
      title: 'MSK IAM: read what is declared',
      text: iamPolicy(
        ['Cluster', ['Connect', 'DescribeCluster'], arn ?? PLACEHOLDER_ARN],
        [
          'Topics',
          ['DescribeTopic', 'DescribeTopicDynamicConfiguration'],
          resource(arn, 'topic'),
        ],
        ['Groups', ['DescribeGroup'], resource(arn, 'group')],
      ),
    },
    {
      id: 'iam-optional',
      title: `MSK IAM: live producers and samples (optional${
        kind === 'serverless' ? '; MSK Serverless tells no producers' : ''
      })`,
      text: iamPolicy(['Read', ['ReadData'], resource(arn, 'topic')]),
    },
  ];
}

/** `…:cluster/NAME/UUID` as `…:topic/NAME/UUID/*`. */
function resource(arn: string | undefined, type: 'topic' | 'group'): string {
  return `${(arn ?? PLACEHOLDER_ARN).replace(':cluster/', `:${type}/`)}/*`;
}

function acls(...grants: [string[], string][]): string {
  return grants
    .map(
      ([operations, on]) =>
        `kafka-acls.sh --bootstrap-server BROKER --command-config ADMIN.PROPERTIES \\\n  --add --allow-principal User:READER \\\n  ${operations
          .map(operation => `--operation ${operation}`)
          .join(' ')} ${on}`,
    )
    .join('\n');
}

function iamPolicy(...statements: [string, string[], string][]): string {
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: statements.map(([sid, actions, on]) => ({
        Sid: sid,
        Effect: 'Allow',
        Action: actions.map(action => `kafka-cluster:${action}`),
        Resource: on,
      })),
    },
    null,
    2,
  );
}
