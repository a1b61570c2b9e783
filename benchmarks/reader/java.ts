import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensureKafkaJars } from '@topic-registry/dev-kafka';

const run = promisify(execFile);

function command(name: 'java' | 'javac'): string {
  const { JAVA_HOME } = process.env;
  return JAVA_HOME ? path.join(JAVA_HOME, 'bin', name) : name;
}

/** Our Java programs, compiled against the jars of Kafka. */
export class Java {
  /** @throws Error when there is no compiler: it comes with a JDK, not with a JRE. */
  static async compile(folder: string): Promise<Java> {
    const lib = await ensureKafkaJars({});
    const sources = ['AdminReading', 'LiveMembers'].map(name =>
      path.join('benchmarks/reader/java', `${name}.java`),
    );
    try {
      await run(command('javac'), [
        '-cp',
        path.join(lib, '*'),
        '-d',
        folder,
        ...sources,
      ]);
    } catch (error) {
      const { stderr, message } = error as Error & { stderr?: string };
      throw new Error(
        `The Java programs of the benchmark could not be compiled: ${
          stderr || message
        }. A JDK of version 17 or newer is needed.`,
      );
    }
    return new Java(`${folder}${path.delimiter}${path.join(lib, '*')}`);
  }

  private constructor(private readonly classPath: string) {}

  readonly command = command('java');

  args(program: string, ...args: string[]): string[] {
    // its defaults otherwise, as they are for a server
    return ['-Xmx2g', '-cp', this.classPath, program, ...args];
  }
}
