import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CHROMIUM_ADVICE, findChromium } from './chromium.mjs';
import { JAVA_ADVICE, missingForKafka } from './kafka.mjs';
import { environmentWith } from './node.mjs';
import { ROOT } from './paths.mjs';
import { freePort } from './ports.mjs';
import { POSTGRES_ADVICE, startPostgres } from './postgres.mjs';
import { run } from './run.mjs';

const BACKSTAGE_CLI = path.join(
  ROOT,
  'node_modules/@backstage/cli/bin/backstage-cli',
);

// As in `npm run build:api-reports`, which brings the reports up to date.
const API_REPORT_OPTIONS = [
  '--validate-release-tags',
  '--omit-messages',
  'ae-wrong-input-file-type,ae-undocumented',
  '--allow-warnings',
  'plugins/topic-registry',
];

/** One run of the tests: what passed, what failed, what could not run. */
export class TestRun {
  #node;
  #say;
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  #failures = [];
  #notRun = [];

  /** @param {{ node: string, say: ReturnType<typeof import('./say.mjs').createSay> }} options */
  constructor(options) {
    this.#node = options.node;
    this.#say = options.say;
  }

  async checks() {
    // The declarations that this writes are what the API reports are made of.
    // Whole, not incremental: the order of unions in it depends on that.
    await this.#check('types', [
      'node_modules/typescript/bin/tsc',
      '--incremental',
      'false',
    ]);
    await this.#check('API reports', [
      'node_modules/@backstage/repo-tools/bin/backstage-repo-tools',
      'api-reports',
      '--ci',
      ...API_REPORT_OPTIONS,
      ...fs
        .readdirSync(path.join(ROOT, 'plugins'))
        .map(one => `plugins/${one}`),
    ]);
    await this.#check('formatting', [
      'node_modules/prettier/bin-prettier.js',
      '--check',
      '.',
    ]);
    await this.#check('names from outside', ['scripts/check-names.mjs']);
    await this.#check('hostile names, a fixed sample', [
      '--require',
      path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      'fuzz/index.ts',
      '--sample',
    ]);
    await this.#check('lint', [
      BACKSTAGE_CLI,
      'repo',
      'lint',
      '--max-warnings',
      '0',
    ]);
  }

  async #check(name, args) {
    this.#say.step(`Checking ${name}`);
    try {
      await run(this.#node, args, {
        cwd: ROOT,
        env: environmentWith(this.#node),
        what: `The check of ${name}`,
      });
      this.#passed += 1;
    } catch (error) {
      this.#failed += 1;
      this.#failures.push(`${error.message}\n${error.remedy ?? ''}`);
    }
  }

  async unit() {
    const env = {
      ...environmentWith(this.#node),
      CI: 'true',
      BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    };
    const missing = await missingForKafka();
    if (missing.length) {
      this.#notRun.push(
        `tests on real Kafka: ${missing.join(
          ' and ',
        )} is missing.\n${JAVA_ADVICE}`,
      );
      env.TOPIC_REGISTRY_WITHOUT_KAFKA = '1';
    }
    const postgres = await startPostgres();
    if (postgres)
      env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING = postgres.url;
    else this.#notRun.push(`tests on PostgreSQL. ${POSTGRES_ADVICE}`);

    this.#say.step('Running the tests of every package');
    const output = path.join(
      fs.mkdtempSync(path.join(os.tmpdir(), 'topic-registry-test-')),
      'outcome.json',
    );
    env.TOPIC_REGISTRY_OUTCOME = output;
    try {
      await run(
        this.#node,
        [
          BACKSTAGE_CLI,
          'repo',
          'test',
          '--watchAll=false',
          '--maxWorkers=2',
          '--reporters=default',
          `--reporters=${path.join(ROOT, 'scripts/lib/outcomeReporter.mjs')}`,
        ],
        {
          cwd: ROOT,
          env,
          onLine: line => {
            if (/^(PASS|FAIL) /.test(line))
              this.#say.detail(line.slice(0, 160));
          },
        },
      );
    } catch (error) {
      if (!fs.existsSync(output)) {
        this.#failed += 1;
        this.#failures.push(`${error.message}\n${error.remedy ?? ''}`);
      }
    } finally {
      await postgres?.stop();
    }
    if (fs.existsSync(output))
      this.#takeJest(JSON.parse(fs.readFileSync(output, 'utf8')));
    fs.rmSync(path.dirname(output), { recursive: true, force: true });
  }

  #takeJest(result) {
    this.#passed += result.numPassedTests;
    this.#failed += result.numFailedTests;
    this.#skipped += result.numPendingTests;
    for (const { path: file, error, failed } of result.files) {
      const where = path.relative(ROOT, file);
      for (const { fullName, failureMessages } of failed)
        this.#failures.push(
          `${where} › ${fullName}\n${failureMessages.join('\n')}`,
        );
      if (error) {
        this.#failed += 1;
        this.#failures.push(`${where}\n${error}`);
      }
    }
  }

  async e2e() {
    const chromium = findChromium();
    const missing = await missingForKafka();
    if (!chromium || missing.length) {
      const why = chromium
        ? `${missing.join(' and ')} is missing.\n${JAVA_ADVICE}`
        : CHROMIUM_ADVICE;
      this.#notRun.push(`the portal in a browser: ${why}`);
      return;
    }
    const dataDir = fs.mkdtempSync(
      path.join(os.tmpdir(), 'topic-registry-e2e-'),
    );
    // On one data folder, so that the second start is a restart.
    await this.#e2ePhase('the portal', { chromium, dataDir, args: [] });
    await this.#e2ePhase('the portal, started again', {
      chromium,
      dataDir,
      args: ['--grep', '@restart'],
    });
    if (this.#failures.length === 0) {
      fs.rmSync(dataDir, { recursive: true, force: true });
    } else this.#say.detail(`Logs and data are kept in ${dataDir}`);
  }

  async #e2ePhase(name, { chromium, dataDir, args }) {
    this.#say.step(`Bringing up ${name} for the end-to-end tests`);
    const output = path.join(dataDir, 'playwright.json');
    fs.rmSync(output, { force: true });
    const port = await freePort();
    const portal = await startPortal(this.#node, dataDir, port, line =>
      this.#say.detail(line),
    );
    try {
      await portal.ready;
      this.#say.step(`Running the end-to-end tests on ${name}`);
      await run(
        this.#node,
        [
          'node_modules/@playwright/test/cli.js',
          'test',
          '--config',
          'packages/app/playwright.config.ts',
          ...args,
        ],
        {
          cwd: ROOT,
          env: {
            ...environmentWith(this.#node),
            PLAYWRIGHT_URL: `http://localhost:${port}`,
            PLAYWRIGHT_JSON_OUTPUT_NAME: output,
            CHROMIUM_PATH: chromium,
            TOPIC_REGISTRY_DATA: dataDir,
          },
          onLine: line => {
            if (line.trim()) this.#say.detail(line.slice(0, 200));
          },
        },
      );
    } catch (error) {
      if (!fs.existsSync(output)) {
        this.#failed += 1;
        this.#failures.push(
          `End to end, ${name}: ${error.message}\n${error.remedy ?? ''}`,
        );
      }
    } finally {
      if (fs.existsSync(output)) {
        this.#takePlaywright(JSON.parse(fs.readFileSync(output, 'utf8')));
      }
      await portal.stop();
    }
  }

  #takePlaywright(result) {
    this.#passed += result.stats.expected + result.stats.flaky;
    this.#failed += result.stats.unexpected;
    this.#skipped += result.stats.skipped;
    const visit = suite => {
      for (const spec of suite.specs ?? []) {
        if (!spec.ok) {
          const errors = spec.tests.flatMap(test =>
            test.results.flatMap(one => one.errors.map(e => e.message)),
          );
          this.#failures.push(
            `End to end › ${spec.title}\n${errors.join('\n')}`,
          );
        }
      }
      for (const inner of suite.suites ?? []) visit(inner);
    };
    for (const suite of result.suites) visit(suite);
    for (const error of result.errors ?? []) {
      this.#failed += 1;
      this.#failures.push(`End to end\n${error.message}`);
    }
  }

  /** Says how it went; gives the exit code. */
  tell() {
    const say = this.#say;
    for (const failure of this.#failures) say.line(`\n✗ ${failure}`);
    for (const what of this.#notRun) say.line(`\nNot run: ${what}`);
    const failed = this.#failed + (process.env.CI ? this.#notRun.length : 0);
    say.line('');
    const skipped = this.#skipped ? `, ${this.#skipped} skipped` : '';
    say.line(`${this.#passed} passed, ${failed} failed${skipped}`);
    return failed ? 1 : 0;
  }
}

/** The portal as its users start it. */
async function startPortal(node, dataDir, port, onLine) {
  const env = {
    ...environmentWith(node),
    TOPIC_REGISTRY_DATA: dataDir,
    PORT: String(port),
  };
  delete env.KAFKA_BROKERS;
  const child = spawn(node, ['scripts/start.mjs'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise(resolve => child.once('close', resolve));
  const ready = new Promise((resolve, reject) => {
    let text = '';
    const take = chunk => {
      text += chunk;
      for (const line of String(chunk).split('\n'))
        if (line.trim()) onLine(line);
      if (text.includes('Ctrl-C ends everything.')) resolve(undefined);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('close', code =>
      reject(new Error(`npm start ended with exit code ${code}:\n${text}`)),
    );
  });
  ready.catch(() => {});
  return {
    ready,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
