import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { PLAIN } from '../color';
import { commands } from '../commands';
import { createIo } from '../io';
import { run } from '../run';

// Tests run on the sources alone.
// eslint-disable-next-line no-restricted-syntax
const BIN = path.resolve(__dirname, '../../bin/topic-registry');

/** What a run of the command gave. */
export interface BinResult {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the real `topic-registry` as a process of its own. */
export function bin(
  args: string[],
  cwd?: string,
  stdout: 'read' | 'close early' = 'read',
  environment: NodeJS.ProcessEnv = {},
): Promise<BinResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd,
      // Ends with a signal, and a code of null, instead of hanging a test.
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'pipe'],
      // What the test runner sets for itself is none of the command's business.
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: undefined,
        ...environment,
      },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', data => {
      out += data;
      if (stdout === 'close early') child.stdout.destroy();
    });
    child.stderr.on('data', data => (err += data));
    child.on('error', reject);
    child.on('close', code => resolve({ code, out, err }));
  });
}

/** Runs a command in this process: for the many cases that need no process of their own. */
export async function here(args: string[], stdin = ''): Promise<BinResult> {
  const result: BinResult = { code: null, out: '', err: '' };
  const io = createIo({
    stdout: text => (result.out += text),
    stderr: text => (result.err += text),
    stdin: Readable.from([Buffer.from(stdin)]),
    style: PLAIN,
  });
  result.code = await run(args, io, commands);
  return result;
}

/** A folder for the files of a test. */
export class Folder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'topic-registry-cli-'));

  /** Writes a file and returns its path. */
  write(name: string, content: string | Uint8Array): string {
    const file = path.join(this.path, name);
    writeFileSync(file, content);
    return file;
  }

  remove() {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A registry in the bullets shape, with one topic of each lifecycle. */
export const REGISTRY = `# Kafka Topics

**Total Active Topics:** 2

## Topic Naming Convention

- **\`{domain}_events\`**: General event streams

## Active Kafka Topics

### Foundation (Service 0)

#### 1. **auth_events**
- **Producer:** Service 0 (Identity)
- **Consumers:** Services 6 (PRD Builder), 21 (Agent Copilot)
- **Purpose:** Accounts and their lifecycle
- **Key Events:** \`user_signed_up\`, \`email_verified\`

#### 2. **order_events**
- **Producer:** Service 6 (PRD Builder)
- **Consumers:** TBD
- **Key Events:** TBD

## Deprecated Topics

### **nda_events** (DEPRECATED)
- **Status:** Consolidated into \`order_events\`
- **Migration:** Use \`order_events\`
- **Deprecated:** 2025-01-15

## Topic Configuration Standards

### Kafka Topic Settings

- **Partitions:** 2 (default)
- **Replication Factor:** 3 (production), 1 (development)
- **Retention:** 7 days (default), 30 days (audit topics)

### Consumer Group Naming

Format: \`{service_name}_{topic_name}_consumer\`

## Future Topics

### **idea_events** (NOT YET IMPLEMENTED)
- **Proposed Producer:** Service 6 (PRD Builder) or Service 21 (Agent Copilot)
- **Proposed Consumers:** TBD
`;

/** The same registry line by line, with everything decided, so that a linter has nothing to say. */
export const TIDY_REGISTRY = REGISTRY.replace(
  '**Consumers:** TBD\n- **Key Events:** TBD',
  '**Consumers:** None yet\n- **Key Events:** `order_placed`, `order_paid`',
)
  .replace('- **Status:** Cons', '- **Reason:** Cons')
  .replace(
    'Use `order_events`',
    'Use `order_events` with event type `order_placed`',
  )
  .replace('2025-01-15', new Date().toISOString().slice(0, 10))
  .replace(', 30 days (audit topics)', '')
  .replace(
    /Service 6 \(PRD Builder\) or Service 21.*\n.*TBD/,
    'Service 6 (PRD Builder)\n- **Proposed Consumers:** None yet\n- **Key Events:** `idea_shared`',
  );
