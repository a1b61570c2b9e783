import fs from 'node:fs';
import path from 'node:path';
import { ensureAppBuilt } from './appBuild.mjs';
import { Children } from './children.mjs';
import {
  devKafkaCommand,
  JAVA_ADVICE,
  missingForKafka,
  waitForFile,
} from './kafka.mjs';
import { environmentWith } from './node.mjs';
import { ROOT } from './paths.mjs';
import { choosePort } from './ports.mjs';
import { run } from './run.mjs';
import { runConfigOf } from './runConfig.mjs';
import { SetupError } from './say.mjs';
import { setUp } from './setUp.mjs';

/** The portal of one machine: its Kafka, its backend and their data folder. */
export class Portal {
  #options;
  #children;
  #logs;

  /**
   * @param {{ say: ReturnType<typeof import('./say.mjs').createSay>, dataDir: string,
   *   port?: string, fresh: boolean, kafkaBrokers?: string }} options
   */
  constructor(options) {
    this.#options = options;
    this.#logs = path.join(options.dataDir, 'logs');
  }

  async end() {
    await this.#children?.end();
  }

  /** @param {{ onFailure: (reason: string) => void }} hooks */
  async start(hooks) {
    const { say, dataDir } = this.#options;
    const { node } = await setUp(say);
    this.#prepareData();
    const port = await choosePort(this.#options.port, 7007, 'PORT');

    // The pages and Kafka do not wait for each other.
    const [cluster] = await Promise.all([
      this.#startKafka(node, hooks),
      ensureAppBuilt(node, say),
    ]);
    if (this.#children.ending) return;

    const config = path.join(dataDir, 'app-config.run.yaml');
    fs.writeFileSync(config, runConfigOf({ port, dataDir, cluster }));
    await this.#startBackend(node, config, port, hooks);
    if (!this.#children.ending) this.#tellWhatToSee(port, cluster);
  }

  #prepareData() {
    const { dataDir, fresh } = this.#options;
    const running = fs.existsSync(dataDir)
      ? Children.clearLeftovers(dataDir)
      : undefined;
    if (running) {
      throw new SetupError(
        `A portal already runs on ${dataDir} (process ${running}).`,
        'End it with Ctrl-C, or start this one on a folder of its own: npm start -- --data OTHER',
      );
    }
    if (fresh) fs.rmSync(dataDir, { recursive: true, force: true });
    fs.mkdirSync(this.#logs, { recursive: true });
    this.#children = new Children(dataDir);
  }

  /** @returns {Promise<import('./runConfig.mjs').Cluster>} */
  async #startKafka(node, hooks) {
    const { say, dataDir, kafkaBrokers } = this.#options;
    if (kafkaBrokers) {
      await this.#prepareDocuments(node);
      say.step(`Kafka is yours at ${kafkaBrokers}: the portal only reads it`);
      return { mode: 'external', brokers: kafkaBrokers };
    }
    const missing = await missingForKafka();
    if (missing.length) {
      await this.#prepareDocuments(node);
      say.step(
        `No Kafka: ${missing.join(
          ' and ',
        )} is missing. The portal starts without a cluster.`,
      );
      for (const line of JAVA_ADVICE.split('\n')) say.detail(line);
      return { mode: 'none' };
    }

    const started = path.join(dataDir, 'cluster.json');
    const seeded = path.join(dataDir, 'seeded.json');
    for (const file of [started, seeded]) fs.rmSync(file, { force: true });
    const { command, args, env } = devKafkaCommand(node, [
      'up',
      '--data',
      dataDir,
    ]);
    const tail = [];
    let exit;
    this.#children.start('kafka', command, args, {
      cwd: ROOT,
      env,
      logFile: path.join(this.#logs, 'kafka.log'),
      onLine: line => {
        if (!line.trim()) return;
        tail.push(line);
        if (tail.length > 20) tail.shift();
        if (!fs.existsSync(seeded)) say.step(line);
      },
      onExit: code => {
        exit = `The Kafka of this machine ended (exit code ${code}):\n${tail.join(
          '\n',
        )}`;
        if (fs.existsSync(seeded)) hooks.onFailure(exit);
      },
    });
    const failed = () => exit;
    const { brokers, development } = await waitForFile(started, {
      timeoutMs: 240_000,
      what: 'Starting Kafka',
      failed,
    });
    await waitForFile(seeded, {
      timeoutMs: 240_000,
      what: 'Seeding Kafka',
      failed,
    });
    return {
      mode: 'local',
      brokers: brokers.join(','),
      development: development.join(','),
    };
  }

  /** The working copy of the registries, where no Kafka of ours makes it. */
  async #prepareDocuments(node) {
    const { command, args, env } = devKafkaCommand(node, [
      'prepare',
      '--data',
      this.#options.dataDir,
    ]);
    await run(command, args, {
      cwd: ROOT,
      env,
      what: 'Copying the registries',
    });
  }

  async #startBackend(node, config, port, hooks) {
    const { say } = this.#options;
    say.step('Starting the portal');
    const tail = [];
    let exit;
    this.#children.start(
      'backend',
      node,
      [
        '--no-node-snapshot',
        '--require',
        path.join(
          ROOT,
          'node_modules/@backstage/cli-node/config/nodeTransform.cjs',
        ),
        path.join(ROOT, 'packages/backend/src/index.ts'),
        '--config',
        path.join(ROOT, 'app-config.yaml'),
        '--config',
        config,
      ],
      {
        cwd: path.join(ROOT, 'packages/backend'),
        env: { ...environmentWith(node), NODE_ENV: 'development' },
        logFile: path.join(this.#logs, 'backend.log'),
        onLine: line => {
          tail.push(line);
          if (tail.length > 30) tail.shift();
        },
        onExit: code => {
          exit = `The portal ended (exit code ${code}). Its last words, from ${path.join(
            this.#logs,
            'backend.log',
          )}:\n${tail.join('\n')}`;
          hooks.onFailure(exit);
        },
      },
    );
    const url = `http://localhost:${port}`;
    const questions = [
      [`${url}/.backstage/health/v1/readiness`, {}],
      // Nobody can sign in before the catalog has read its users.
      [
        `${url}/api/auth/demo/refresh`,
        {
          headers: {
            'x-demo-user': 'operator',
            'X-Requested-With': 'XMLHttpRequest',
          },
        },
      ],
    ];
    const end = Date.now() + 180_000;
    while (Date.now() < end && !exit && !this.#children.ending) {
      const [question] = questions;
      const answer = await fetch(...question).catch(() => undefined);
      if (answer?.ok) questions.shift();
      if (questions.length === 0) return;
      if (!answer?.ok) await new Promise(resolve => setTimeout(resolve, 250));
    }
    if (!exit && !this.#children.ending) {
      throw new SetupError(
        'The portal did not come up within 3 minutes.',
        tail.join('\n'),
      );
    }
  }

  #tellWhatToSee(port, cluster) {
    const { say, dataDir } = this.#options;
    const url = `http://localhost:${port}`;
    const kafka = {
      local: `production, three brokers: ${cluster.brokers}; development, one: ${cluster.development}`,
      external: `${cluster.brokers} (reading only)`,
      none: 'none; see above how to get one',
    }[cluster.mode];
    say.line('');
    say.line(`  Topic Registry   ${url}`);
    say.line(`  Kafka            ${kafka}`);
    say.line(
      `  Documents        ${path.join(
        dataDir,
        'registries',
      )} (edit them: the portal follows)`,
    );
    say.line(`  Logs             ${this.#logs}`);
    say.line('');
    say.line('  Look at first');
    say.line(
      `    ${url}/topic-registry/findings   where document and cluster disagree`,
    );
    say.line(
      `    ${url}/topic-registry?q=nda_events   a deprecated topic that is still read`,
    );
    say.line('');
    say.line('  Ctrl-C ends everything.');
  }
}
