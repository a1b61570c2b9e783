import { readFileSync } from 'node:fs';
import path from 'node:path';
import { APIRequestContext, Page } from '@playwright/test';
import { Consumer, Kafka, logLevel } from 'kafkajs';
import { ask, expect, FindingIdentity, signInAs, tell, test } from './portal';

const TOPIC = 'outreach_events';
const GROUP = 'communication_hyperpersonalization_outreach_events_consumer';
const SENTENCE = new RegExp(`${GROUP}.* began to read ${TOPIC} on local`);

/** The Kafka that the portal of this run has started for itself. */
function kafkaOfThePortal(): Kafka {
  const file = path.join(
    process.env.TOPIC_REGISTRY_DATA ??
      path.resolve(__dirname, '../../../.data'),
    'cluster.json',
  );
  const { brokers } = JSON.parse(readFileSync(file, 'utf8'));
  return new Kafka({ brokers, logLevel: logLevel.NOTHING });
}

async function startReading(kafka: Kafka): Promise<Consumer> {
  const consumer = kafka.consumer({ groupId: GROUP, maxWaitTimeInMs: 500 });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC });
  const joined = new Promise(resolve =>
    consumer.on(consumer.events.GROUP_JOIN, resolve),
  );
  await consumer.run({ eachMessage: async () => undefined });
  await joined;
  return consumer;
}

/** Has the cluster read until the finding is there, or is gone. */
async function untilFound(request: APIRequestContext, wanted: boolean) {
  await expect
    .poll(
      async () => {
        await tell(request, '/api/topic-registry/clusters/local/observe');
        const { items } = await ask<{ items: FindingIdentity[] }>(
          request,
          `/api/topic-registry/findings?state=open&state=muted&topic=${TOPIC}`,
        );
        return items.some(
          ({ rule, discriminator }) =>
            rule === 'deprecated/new-consumer' && discriminator === GROUP,
        );
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toBe(wanted);
}

async function as(page: Page, user: string, url: string) {
  await signInAs(page, user);
  await page.goto(url);
}

test('an owner is alerted of a reader, sees who it is, mutes it, and hears that it has left', async ({
  page,
  browser,
  request,
}) => {
  test.setTimeout(300_000);
  const kafka = kafkaOfThePortal();
  const consumer = await startReading(kafka);
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await consumer.disconnect();
    const admin = kafka.admin();
    await admin.connect();
    await admin.deleteGroups([GROUP]);
    await admin.disconnect();
  };

  try {
    await untilFound(request, true);

    // One alert, to the owner.
    await as(page, 'architect', '/notifications');
    const alert = page.getByRole('link', { name: SENTENCE });
    await expect(async () => {
      await page.reload();
      await expect(alert).toHaveCount(1, { timeout: 5_000 });
    }).toPass({ timeout: 90_000 });
    await alert.click();

    // What is behind it.
    const panel = page.getByRole('complementary', { name: 'Finding' });
    await expect(panel.getByText(GROUP).first()).toBeVisible();

    // Who that is, in the graph.
    await page.goto(`/catalog/platform/api/${TOPIC}/topic`);
    await page
      .getByText(/declared at/)
      .getByRole('link', { name: 'Graph' })
      .click();
    await expect(page).toHaveURL(/\/topic-registry\/graph\?focus=/);
    await expect(
      page.getByRole('button', {
        name: /Communication & Hyperpersonalization/,
      }),
    ).not.toHaveCount(0);

    // It may wait, and why.
    await page.goto(`/topic-registry/findings?topic=${TOPIC}`);
    await page.getByRole('link', { name: SENTENCE }).click();
    await panel.getByRole('button', { name: 'Mute' }).click();
    await page
      .getByRole('textbox', { name: 'Why may it wait?' })
      .fill('The last messages are being read out');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Mute' })
      .click();
    await expect(panel).toContainText('The last messages are being read out');
    await panel.getByRole('button', { name: 'Unmute' }).click();
    await expect(panel.getByRole('button', { name: 'Mute' })).toBeVisible();

    // The consumer leaves: the same alert says so.
    await stop();
    await untilFound(request, false);
    await page.goto('/notifications');
    const resolved = page.getByRole('link', {
      name: new RegExp(`^Resolved: ${GROUP}`),
    });
    await expect(async () => {
      await page.reload();
      await expect(resolved).toHaveCount(1, { timeout: 5_000 });
    }).toPass({ timeout: 90_000 });

    // Another user sees the portal without what is not for them.
    const other = await browser.newPage();
    await as(other, 'operator', '/topic-registry');
    await expect(other.getByText('50 of 50')).toBeVisible();
    await other.close();
    await page.goto('/topic-registry');
    await expect(page.getByText('29 of 29')).toBeVisible();
    await page.goto('/topic-registry/findings');
    await expect(page.getByText('rag_events').first()).toBeVisible();
    await expect(page.getByText('eventzr.')).toHaveCount(0);
    await page.goto('/topic-registry/graph');
    await expect(page.getByText('cypher')).toHaveCount(0);
  } finally {
    await stop();
  }
});
