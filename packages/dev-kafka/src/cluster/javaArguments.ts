import path from 'node:path';
import { KafkaVersion } from '../jars';
import { versionDir } from '../jars/paths';

const JVM: Record<'quick' | 'server', string[]> = {
  quick: ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
  // what Kafka's own start script sets
  server: [
    '-XX:+UseG1GC',
    '-XX:MaxGCPauseMillis=20',
    '-XX:InitiatingHeapOccupancyPercent=35',
  ],
};

/** Arguments of `java` before the main class: class path, logging, and by default a small, quickly started JVM. */
export function javaArguments(
  version: KafkaVersion,
  lib: string,
  heapMb: number,
  jvm: 'quick' | 'server' = 'quick',
): string[] {
  const dir = versionDir(version);
  const logging =
    version === '3.9.1'
      ? `-Dlog4j.configuration=file:${path.join(dir, 'log4j.properties')}`
      : `-Dlog4j2.configurationFile=${path.join(dir, 'log4j2.xml')}`;
  return [
    `-Xmx${heapMb}m`,
    ...JVM[jvm],
    '-Djava.awt.headless=true',
    logging,
    '-cp',
    path.join(lib, '*'),
  ];
}
