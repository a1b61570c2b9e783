import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { FixtureApi } from '../../__fixtures__';
import { topicDetail } from '../../__fixtures__/topicDetail';
import { renderPage } from '../../__testUtils__/renderPage';
import { TopicTab } from './TopicTab';

function render(
  name: string,
  options: { annotated?: boolean; api?: FixtureApi } = {},
) {
  const annotations =
    options.annotated === false
      ? undefined
      : {
          'topic-registry/registry': 'platform',
          'topic-registry/topic': name,
        };
  return renderPage(
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        metadata: { name, namespace: 'platform', annotations },
      }}
    >
      <TopicTab />
    </EntityProvider>,
    { api: options.api ?? new FixtureApi() },
  );
}

describe('TopicTab', () => {
  it('says what agrees and what differs, cluster by cluster', async () => {
    render('billing_events');
    const state = await screen.findByRole('list', {
      name: 'State on each cluster',
    });
    const [prod, dev] = within(state).getAllByRole('listitem');
    expect(prod).toHaveTextContent('prod-eu differs: 2 findings');
    expect(prod).toHaveTextContent(/since/);
    expect(dev).toHaveTextContent('dev-eu agrees');
  });

  it('puts declared and seen parties side by side', async () => {
    render('billing_events');
    const parties = await screen.findByRole('region', { name: 'Parties' });
    const row = (name: RegExp) => within(parties).getByRole('row', { name });

    const seen = row(/Agent Orchestration/);
    expect(within(seen).getByRole('link', { name: 'line 81' })).toHaveAttribute(
      'href',
      '/topic-registry/registries/platform#L81',
    );
    expect(
      within(seen).getByTitle('agent_orchestration_billing_events_consumer'),
    ).toBeInTheDocument();
    expect(seen).toHaveTextContent('12 480');
    expect(seen).toHaveTextContent('3 members');

    expect(row(/Billing & Revenue/)).toHaveTextContent('cannot be seen');
    expect(row(/Voice Agent/)).toHaveTextContent('not seen');
    const unknown = row(/Communication & Hyper/);
    expect(unknown).toHaveTextContent('unknown');
    expect(unknown).toHaveTextContent('Group shared-reader reads the topic');
    expect(row(/no known service/)).toHaveTextContent('not declared');
  });

  it('marks the settings that differ, and what they should be', async () => {
    render('billing_events');
    const settings = await screen.findByRole('region', { name: 'Settings' });
    const row = (name: RegExp) => within(settings).getByRole('row', { name });
    expect(row(/^partitions/)).toHaveTextContent('10standard, line 31');
    expect(
      within(row(/^partitions/)).getByTitle('declared 10'),
    ).toHaveTextContent('6 differs');
    expect(
      within(row(/replication factor/)).getByTitle(
        'partitions are being moved',
      ),
    ).toHaveTextContent('unknown');
    // Standards may differ by environment.
    expect(row(/replication factor/)).toHaveTextContent(
      /3prod-eu · standard.*1dev-eu · standard/,
    );
    expect(
      within(row(/retention.ms/)).getByTitle("Kafka's default"),
    ).toHaveTextContent('7 d');
  });

  it('says of a topic that is not there that it is not, and why values that read differently agree', async () => {
    const api = new FixtureApi();
    const detail = topicDetail()!;
    const [prod] = detail.settings[0].clusters;
    jest.spyOn(api, 'getTopic').mockResolvedValue({
      ...detail,
      settings: [
        {
          setting: 'partitions',
          clusters: [
            {
              ...prod,
              seen: undefined,
              verdict: 'absent',
              reason: 'The topic is not on prod-eu.',
            },
          ],
        },
        {
          setting: 'compression.type',
          clusters: [
            {
              ...prod,
              declared: 'gzip',
              seen: 'producer',
              verdict: 'agrees',
              reason: 'each producer chooses',
            },
          ],
        },
        {
          setting: 'retention.ms',
          clusters: [{ ...prod, verdict: 'differs', severity: 'warning' }],
        },
      ],
    });
    render('billing_events', { api });
    const settings = await screen.findByRole('region', { name: 'Settings' });
    const row = (name: RegExp) => within(settings).getByRole('row', { name });
    expect(row(/^partitions/)).toHaveTextContent('not there');
    expect(row(/^partitions/)).not.toHaveTextContent('unknown');
    expect(row(/^compression/)).toHaveTextContent(
      /producer.*each producer chooses/,
    );
    expect(
      row(/^retention/)
        .querySelector('svg')
        ?.getAttribute('class'),
    ).toMatch(/warning/);
  });

  it('says of a group without members that nobody is there now, though it was in use', async () => {
    const api = new FixtureApi();
    const detail = topicDetail()!;
    const seen = detail.parties.find(one => one.groups.length > 0)!;
    jest.spyOn(api, 'getTopic').mockResolvedValue({
      ...detail,
      parties: [
        {
          ...seen,
          groups: [
            {
              ...seen.groups[0],
              state: 'Empty',
              members: 0,
              use: { verdict: 'active', reason: 'It moved an hour ago.' },
            },
          ],
        },
      ],
    });
    render('billing_events', { api });
    const parties = await screen.findByRole('region', { name: 'Parties' });
    expect(parties).toHaveTextContent('no member now · has read lately');
    expect(parties).not.toHaveTextContent(/0 members|empty/);
  });

  it('lists the findings of the topic', async () => {
    render('billing_events');
    const list = await screen.findByRole('list', {
      name: 'Findings of the topic',
    });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  });

  it('says of a deprecated topic who still uses it, and what replaces it', async () => {
    render('nda_events');
    expect(await screen.findByText(/41 d left/)).toBeInTheDocument();
    expect(screen.getByText(/Still read by/)).toHaveTextContent(
      'Still read by Sales Document Generator (sales_document_generator_nda_events_consumer on prod-eu',
    );
    expect(screen.getByText(/Still written on/)).toHaveTextContent(
      'prod-eu: 12 records an hour',
    );
    expect(
      screen.getByRole('link', { name: 'sales_doc_events' }),
    ).toHaveAttribute('href', '/catalog/platform/api/sales_doc_events/topic');
  });

  it('says of a topic that is gone or hidden that it is, and offers no second try', async () => {
    render('gone_events');
    expect(
      await screen.findByText('This topic is not shown to you.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/may not read the registry platform, or its document/),
    ).toHaveTextContent('topic gone_events');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(screen.queryByText(/404/)).not.toBeInTheDocument();
  });

  it('names the annotations that an entity needs', async () => {
    render('billing_events', { annotated: false });
    expect(
      await screen.findByText('This entity names no topic of a registry.'),
    ).toBeInTheDocument();
  });
});
