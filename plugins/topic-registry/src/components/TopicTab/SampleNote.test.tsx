import { screen } from '@testing-library/react';
import { TopicDetail } from '@topic-registry/backstage-plugin-topic-registry-common';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureApi } from '../../__fixtures__';
import { SampleNote } from './SampleNote';

async function render(sample: TopicDetail['clusters'][0]['sample']) {
  const api = new FixtureApi();
  const topic = await api.getTopic('platform', 'billing_events');
  const [cluster] = topic.clusters;
  renderPage(
    <>
      <p>beside it</p>
      <SampleNote topic={{ ...topic, clusters: [{ ...cluster, sample }] }} />
    </>,
    { api },
  );
  await screen.findByText('beside it');
}

describe('SampleNote', () => {
  it('says how many records were looked at, where and when', async () => {
    await render({
      sampledAt: new Date(Date.now() - 120_000).toISOString(),
      records: 40,
      partitions: 1,
    });
    const note = screen.getByText(/Names and counts are kept/);
    expect(note).toHaveTextContent(
      /Records looked at on prod-eu: the newest 40 of 1 partition, .*min/,
    );
  });

  it('says that a topic has none', async () => {
    await render({
      sampledAt: new Date().toISOString(),
      records: 0,
      partitions: 0,
    });
    expect(screen.getByText(/Names and counts are kept/)).toHaveTextContent(
      'none, as there are none',
    );
  });

  it('is silent where no records were looked at', async () => {
    await render(undefined);
    expect(screen.queryByText(/Records looked at/)).not.toBeInTheDocument();
  });
});
