import { parseArgs } from 'node:util';
import { prepare } from './prepare';
import { up } from './up';

const HELP = `dev-kafka COMMAND --data DIR

Commands
  up        starts a Kafka of three brokers on this machine, seeds it from the
            registries, and keeps it in use until it is ended by a signal
  prepare   only makes the working copy of the registries

Options
  --data DIR             holds the working copy (registries/), Kafka's files
                         (kafka/), cluster.json as soon as the brokers answer,
                         and seeded.json when the seed is complete
  --print-brokers FILE   writes the brokers, host:port with commas, to a file
  --kafka VERSION        4.3.1 (default) or 3.9.1
  --help
`;

/** Runs the program; gives its exit code. */
export async function main(args: string[]): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const complain = (line: string) => process.stderr.write(`${line}\n`);
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        'print-brokers': { type: 'string' },
        kafka: { type: 'string', default: '4.3.1' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    complain(`${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [command] = positionals;
  if (values.help) {
    say(HELP);
    return 0;
  }
  const version = values.kafka;
  if (
    positionals.length !== 1 ||
    !values.data ||
    (version !== '4.3.1' && version !== '3.9.1')
  ) {
    complain(HELP);
    return 2;
  }
  try {
    switch (command) {
      case 'prepare':
        await prepare({ dataDir: values.data, today: new Date() });
        return 0;
      case 'up':
        await up({
          dataDir: values.data,
          brokersFile: values['print-brokers'],
          version,
          say,
        });
        return 0;
      default:
        complain(`There is no command ${command}.\n\n${HELP}`);
        return 2;
    }
  } catch (error) {
    complain((error as Error).message);
    return 1;
  }
}
