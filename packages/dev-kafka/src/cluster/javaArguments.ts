import path from 'node:path';
import { KafkaVersion } from '../jars';
import { versionDir } from '../jars/paths';

/** Arguments of `java` before the main class: class path, logging, and a small, quickly started JVM. */
export function javaArguments(
  version: KafkaVersion,
  lib: string,
  heapMb: number,
): string[] {
  const dir = versionDir(version);
  const logging =
    version === '3.9.1'
      ? `-Dlog4j.configuration=file:${path.join(dir, 'log4j.properties')}`
      : `-Dlog4j2.configurationFile=${path.join(dir, 'log4j2.xml')}`;
  return [
    `-Xmx${heapMb}m`,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Djava.awt.headless=true',
    logging,
    '-cp',
    path.join(lib, '*'),
  ];
}
