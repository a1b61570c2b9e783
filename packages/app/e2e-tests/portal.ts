import { readFileSync } from 'node:fs';
import path from 'node:path';
import { APIRequestContext, Page, test as base } from '@playwright/test';

/** What identifies a finding, whenever it was found. */
export interface FindingIdentity {
  registry: string;
  rule: string;
  subject: { kind: string; name: string };
  topic?: string;
  cluster?: string;
  discriminator?: string;
}

/** A line a finding, so that two lists compare as sets and read well when they differ. */
export function lineOf(finding: FindingIdentity): string {
  const { registry, rule, subject, cluster, discriminator } = finding;
  return [
    registry,
    rule,
    subject.name,
    cluster ?? '-',
    discriminator ?? '-',
  ].join(' | ');
}

/** The complete list of what the portal is to find on its own cluster. */
export function expectedFindings(): string[] {
  const file = path.resolve(
    __dirname,
    '../../dev-kafka/expected-findings.json',
  );
  const { findings } = JSON.parse(readFileSync(file, 'utf8')) as {
    findings: FindingIdentity[];
  };
  return findings.map(lineOf).sort();
}

async function send<T>(
  request: APIRequestContext,
  method: 'get' | 'post',
  url: string,
): Promise<T> {
  const session = await request.get('/api/auth/demo/refresh', {
    headers: {
      'x-demo-user': 'operator',
      'X-Requested-With': 'XMLHttpRequest',
    },
  });
  const { token } = (await session.json()).backstageIdentity;
  const response = await request[method](url, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok()) {
    throw new Error(`${url}: ${response.status()} ${await response.text()}`);
  }
  return response.json();
}

/** Asks the backend what a page would ask, as the operator. */
export function ask<T>(request: APIRequestContext, url: string): Promise<T> {
  return send(request, 'get', url);
}

/** Has the backend do something, as the operator. */
export function tell<T>(request: APIRequestContext, url: string): Promise<T> {
  return send(request, 'post', url);
}

/** Chooses the user of a page before it is opened. */
export async function signInAs(page: Page, user: string): Promise<void> {
  await page.addInitScript(
    name => window.localStorage.setItem('topic-registry.demo-user', name),
    user,
  );
}

/** A test in which the operator is signed in. */
export const test = base.extend<{ operator: Page }>({
  operator: async ({ page }, provide) => {
    await signInAs(page, 'operator');
    await provide(page);
  },
});

export { expect } from '@playwright/test';
