import {
  describeProducers,
  DescribeProducersPartition,
} from '../protocol/describeProducers';
import { askLeaders, LeaderQuestion } from './askLeaders';
import { Reading } from './Reading';

const QUESTION: LeaderQuestion<DescribeProducersPartition> = {
  question: 'producers',
  ask: async (_reading, link, topics) =>
    (await link.send(describeProducers, { topics })).topics,
  take: (partition, { producers }) => {
    partition.producers = producers.map(
      ({ producerId, lastTimestamp, transactionStart }) => ({
        producerId: producerId.toString(),
        lastTimestamp: Number(lastTimestamp),
        inTransaction: transactionStart >= BigInt(0),
      }),
    );
  },
};

/** Reads who writes idempotently to each partition of topics that are not Kafka's own, at the leaders. */
export async function readProducers(reading: Reading): Promise<void> {
  await askLeaders(reading, QUESTION, reading.topicsOfUsers());
  reading.coverage.answered('producers');
}
