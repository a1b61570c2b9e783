// `npm start`: the whole portal on this machine, from a fresh clone too.
// Node >= 18 runs this file; what it starts runs on the Node that Backstage wants.
import { parseArgs } from 'node:util';
import path from 'node:path';
import { Portal } from './lib/portal.mjs';
import { ROOT } from './lib/paths.mjs';
import { createSay, explain } from './lib/say.mjs';

const HELP = `npm start [-- options]

Brings up a Kafka of three brokers on this machine, seeds it from the
registries in catalog/ with some drift on purpose, and opens the portal.

Options
  --data DIR       where the working copy of the registries, the database and
                   Kafka's files live (default: .data; TOPIC_REGISTRY_DATA)
  --port PORT      of the portal (default: 7007, or the next free one; PORT)
  --fresh          empty the data folder first
  --help

Environment
  KAFKA_BROKERS    host:port[,host:port…] of a Kafka of yours: the portal then
                   only reads it, and starts none

Ctrl-C ends everything that was started.
`;

const say = createSay(process.stdout);
const { values } = parseArgs({
  options: {
    data: {
      type: 'string',
      default: process.env.TOPIC_REGISTRY_DATA ?? path.join(ROOT, '.data'),
    },
    port: { type: 'string', default: process.env.PORT },
    fresh: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  say.line(HELP);
} else {
  const portal = new Portal({
    say,
    dataDir: path.resolve(values.data),
    port: values.port,
    fresh: values.fresh,
    kafkaBrokers: process.env.KAFKA_BROKERS,
  });
  let asked = false;
  const end = async code => {
    if (asked) return;
    asked = true;
    say.line('');
    say.step('Ending everything that was started …');
    await portal.end();
    say.step('Ended');
    process.exit(code);
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  process.on('SIGHUP', () => end(0));
  // npm may be ended without a signal for what it started.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end(0);
  }, 1_000).unref();
  try {
    await portal.start({
      onFailure: reason => {
        say.line(`\n${reason}`);
        end(1);
      },
    });
  } catch (error) {
    if (!asked) {
      say.line(`\n${explain(error)}`);
      await end(1);
    }
  }
}
