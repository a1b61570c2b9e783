import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { guardian } from '../cluster/Guardian';
import { ensureKafkaJars } from '../jars';
import { ensureJars } from '../jars/ensureJars';
import { mskSigner } from '../jars/paths';
import { findJava } from '../jars/tools';
import { startTokenListener } from './tokenListener';

const PROPERTIES = `security.protocol=SASL_PLAINTEXT
sasl.mechanism=OAUTHBEARER
sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
sasl.login.callback.handler.class=software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler
`;
const LONGEST_MS = 60_000;

/**
 * The token for MSK IAM that Amazon's signer for Java clients makes: a Kafka
 * tool with that signer connects to a listener of ours, which takes the token.
 *
 * @param credentials - of AWS, as environment variables.
 * @throws MissingToolError when Java 17 or Maven is missing.
 * @public
 */
export async function askJavaSigner(
  credentials: Record<string, string>,
): Promise<string> {
  const [java, kafkaLib, signerLib, folder, listener] = await Promise.all([
    findJava(),
    ensureKafkaJars(),
    ensureJars(mskSigner),
    mkdtemp(path.join(os.tmpdir(), 'msk-signer-')),
    startTokenListener(),
  ]);
  const properties = path.join(folder, 'client.properties');
  await writeFile(properties, PROPERTIES);
  const child = spawn(
    java,
    [
      '-cp',
      [kafkaLib, signerLib].map(lib => path.join(lib, '*')).join(':'),
      'org.apache.kafka.tools.TopicCommand',
      '--bootstrap-server',
      listener.address,
      '--command-config',
      properties,
      '--list',
    ],
    {
      env: { PATH: process.env.PATH, ...credentials },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  guardian.watch(child);
  let said = '';
  child.stdout.on('data', chunk => (said += chunk));
  child.stderr.on('data', chunk => (said += chunk));
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    const fail = (why: string) =>
      reject(new Error(`The signer for Java gave no token: ${why}\n${said}`));
    child.once('error', error => fail(error.message));
    child.once('exit', code => fail(`it ended with code ${code}`));
    timer = setTimeout(() => fail('it took too long'), LONGEST_MS);
  });
  try {
    return await Promise.race([listener.token, failed]);
  } finally {
    clearTimeout(timer);
    failed.catch(() => {});
    child.kill('SIGKILL');
    await listener.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
