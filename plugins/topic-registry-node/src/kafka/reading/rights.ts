import {
  NeededRight,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';

const DESCRIBE_TOPIC: NeededRight = {
  acl: 'Describe on the topic',
  iam: 'kafka-cluster:DescribeTopic',
};
const DESCRIBE_GROUP: NeededRight = {
  acl: 'Describe on the group',
  iam: 'kafka-cluster:DescribeGroup',
};
const DESCRIBE_CLUSTER: NeededRight = {
  acl: 'Describe on the cluster',
  iam: 'kafka-cluster:DescribeCluster',
};

/**
 * The right that a question needs (Kafka's authorization primitives; actions of
 * IAM access control of Amazon MSK).
 */
export const NEEDED_RIGHTS: Record<Question, NeededRight> = {
  topics: DESCRIBE_TOPIC,
  configs: {
    acl: 'DescribeConfigs on the topic',
    iam: 'kafka-cluster:DescribeTopicDynamicConfiguration',
  },
  offsets: DESCRIBE_TOPIC,
  newest: DESCRIBE_TOPIC,
  groups: DESCRIBE_GROUP,
  members: DESCRIBE_GROUP,
  commits: DESCRIBE_GROUP,
  reassignments: DESCRIBE_CLUSTER,
  producers: { acl: 'Read on the topic', iam: 'kafka-cluster:ReadData' },
  sizes: DESCRIBE_CLUSTER,
  samples: {
    acl: 'Read and Describe on the topic',
    iam: 'kafka-cluster:ReadData and DescribeTopic',
  },
};

/** The right of a question as a sentence names it. */
export function rightInWords(question: Question): string {
  const { acl, iam } = NEEDED_RIGHTS[question];
  return `${acl} (MSK IAM: ${iam})`;
}
