import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const MINIMUM_JAVA = 17;

/** A program that the development cluster needs is not on this machine. @public */
export class MissingToolError extends Error {
  /** What is missing: `java` or `maven`. */
  readonly tool: 'java' | 'maven';

  constructor(tool: 'java' | 'maven', message: string) {
    super(message);
    this.name = 'MissingToolError';
    this.tool = tool;
  }
}

const WITHOUT =
  'or name an existing cluster in KAFKA_BROKERS (host:port,…), which is then only read';

/**
 * The command that runs Java, after a check that it is version 17 or newer.
 *
 * @throws MissingToolError when there is none, or an older one.
 */
export async function findJava(): Promise<string> {
  const command = process.env.JAVA_HOME
    ? path.join(process.env.JAVA_HOME, 'bin', 'java')
    : 'java';
  const remedy = `Install a Java runtime (Debian and Ubuntu: apt install openjdk-17-jre-headless; Fedora: dnf install java-17-openjdk-headless; macOS: brew install openjdk@17), ${WITHOUT}.`;
  let version: string;
  try {
    version = (await run(command, ['-version'])).stderr;
  } catch {
    throw new MissingToolError(
      'java',
      `Apache Kafka needs Java ${MINIMUM_JAVA} or newer, and \`${command}\` does not run. ${remedy}`,
    );
  }
  const major = Number(/version "(?:1\.)?(\d+)/.exec(version)?.[1]);
  if (!(major >= MINIMUM_JAVA)) {
    const found = version.split('\n')[0].trim();
    throw new MissingToolError(
      'java',
      `Apache Kafka needs Java ${MINIMUM_JAVA} or newer, and \`${command}\` is ${found}. ${remedy}`,
    );
  }
  return command;
}

/**
 * The command that runs Maven.
 *
 * @throws MissingToolError when there is none.
 */
export async function findMaven(): Promise<string> {
  const command = 'mvn';
  try {
    await run(command, ['-B', '-version']);
  } catch {
    throw new MissingToolError(
      'maven',
      `Maven fetches the jars of Apache Kafka, and \`${command}\` does not run. Install it (Debian and Ubuntu: apt install maven; Fedora: dnf install maven; macOS: brew install maven), ${WITHOUT}.`,
    );
  }
  return command;
}
