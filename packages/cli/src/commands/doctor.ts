import {
  createClusterReader,
  diagnose,
  OBSERVED_CONFIG_KEYS,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { EXIT } from '../exit';
import { ClusterOptions, findCluster, inWordsOf } from '../input/findCluster';
import { Io } from '../io';
import { doctorText } from '../output/doctorText';
import { sentence } from '../output/notes';
import { safeJson } from '../output/safeText';

export interface DoctorOptions extends ClusterOptions {
  policies?: boolean;
  allowPartial?: boolean;
  format: 'text' | 'json';
}

/** `topic-registry doctor` */
export async function doctor(io: Io, options: DoctorOptions): Promise<number> {
  const { target } = await findCluster(options);
  const observation = inWordsOf(
    options,
    await createClusterReader(target.config).observe({
      deadlineMs: target.config.deadlineMs,
      configKeys: [...OBSERVED_CONFIG_KEYS],
      expectedTopics: [],
      expectedGroups: [],
      also: ['producers', 'sizes'],
    }),
  );
  const diagnosis = diagnose(observation, { arn: target.config.msk?.arn });
  const nothing = observation.coverage.every(({ answered }) => !answered);
  if (options.format === 'json') {
    const { cluster, startedAt, endedAt, brokers, msk, cost } = observation;
    io.data(
      safeJson({
        cluster,
        startedAt,
        endedAt,
        brokers,
        msk,
        cost,
        ...diagnosis,
      }),
    );
  } else if (!nothing) {
    io.out(doctorText(observation, diagnosis, { policies: options.policies }));
  }
  if (nothing) {
    const why = observation.coverage.find(({ reason }) => reason)?.reason;
    if (why) io.say(`topic-registry: ${sentence(why)}`);
    return EXIT.failed;
  }
  const complete = diagnosis.questions.every(
    ({ optional, verdict }) => optional || verdict === 'answered',
  );
  return complete || options.allowPartial ? EXIT.ok : EXIT.failed;
}
