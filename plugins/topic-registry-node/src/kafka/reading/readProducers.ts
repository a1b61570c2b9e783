import {
  describeProducers,
  DescribeProducersResponse,
} from '../protocol/describeProducers';
import { askLeaders, LeaderQuestion } from './askLeaders';
import { sharesByLeader } from './leaderShares';
import { Reading } from './Reading';

const QUESTION: LeaderQuestion<DescribeProducersResponse> = {
  question: 'producers',
  ask: (_reading, link, topics) => link.send(describeProducers, { topics }),
  take: (partition, { producers }, index) => {
    partition.producers = producers[index].map(
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
  await askLeaders(
    reading,
    QUESTION,
    await sharesByLeader(reading, reading.topicsOfUsers()),
  );
  reading.coverage.answered('producers');
}
