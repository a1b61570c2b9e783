import {
  FindingRecord,
  TopicGraph,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicDocuments } from '../../plugins/search-backend-module-topic-registry/src/collator/topicDocuments';
import { parseDocument } from '../../plugins/topic-registry-node/src/document';
import { must, mustEqual, readCsv } from '../lib/checks';
import { documentOf } from '../lib/documentOf';
import { CLUSTER, FuzzedPortal, REGISTRIES } from '../lib/FuzzedPortal';
import { mustBeDrawn } from '../lib/mustBeDrawn';
import { observationOf } from '../lib/observationOf';
import { Plan } from '../lib/plan';
import { Surface } from './types';

/** The backend plugin on SQLite, or on the PostgreSQL of an address. */
export function api(postgres?: string): Surface {
  let portal: Promise<FuzzedPortal> | undefined;
  let minutes = 0;
  return {
    name: postgres ? 'api-postgres' : 'api',
    sample: 4,
    runs: 300,
    async examine(plan) {
      portal ??= FuzzedPortal.start(postgres);
      minutes += 1;
      const endedAt = new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
      await examine(await portal, plan, endedAt);
    },
    async close() {
      await (await portal)?.stop();
    },
  };
}

const PAGES = [
  'registries',
  'overview',
  'deprecations',
  'clusters',
  `clusters/${CLUSTER}`,
  'findings/counts',
  ...REGISTRIES.flatMap(id => [
    `registries/${id}`,
    `registries/${id}/document`,
    `registries/${id}/versions`,
  ]),
];

async function examine(
  portal: FuzzedPortal,
  plan: Plan,
  endedAt: string,
): Promise<void> {
  const get = async (page: string) => {
    const { status, text } = await portal.ask(page);
    must(status === 200, `/${page} answers ${status}: ${text}`);
    return text;
  };
  const registries = REGISTRIES.map((id, at) => {
    const written = documentOf(plan, plan.registries[at] ?? [], 'bullets');
    // Halves of surrogate pairs do not outlive a file.
    const text = Buffer.from(written).toString();
    return { id, text, ...parseDocument(text, { id, file: `${id}.md` }) };
  });
  await portal.keep(
    observationOf(
      plan,
      registries.map(({ registry }) => ({
        registry,
        timezone: 'UTC',
        serviceAliases: {},
      })),
      endedAt,
    ),
  );
  for (const { id, text } of registries) {
    await portal.write(id, `${text}\n<!-- ${endedAt} -->\n`);
    const { status, text: said } = await portal.ask(
      `registries/${id}/refresh`,
      {},
    );
    must(
      status === 200 && JSON.parse(said).status === 'ok',
      `the refresh of ${id} answers ${status}: ${said}`,
    );
  }
  for (const page of PAGES) JSON.parse(await get(page));

  const topics: TopicRow[] = JSON.parse(await get('topics')).items;
  mustEqual(
    [...new Set(topics.map(({ name }) => name))].sort(),
    [
      ...new Set(
        registries.flatMap(one => one.registry.topics.map(({ name }) => name)),
      ),
    ].sort(),
    'the topics',
  );
  for (const row of topics) {
    const page = `topics/${row.registry}/${encoded(row.name)}`;
    mustEqual(
      JSON.parse(await get(page)).declaration.name,
      row.name,
      'the name of a topic',
    );
    topicDocuments(row, '/catalog/:namespace/:kind/:name');
  }
  mustBeDrawn(JSON.parse(await get('graph')) as TopicGraph, plan.title);
  const findings: FindingRecord[] = JSON.parse(
    await get('findings?state=open'),
  ).items;
  readCsv(await get('findings.csv'));
  for (const { fingerprint } of findings.slice(0, 3))
    JSON.parse(await get(`findings/${fingerprint}`));
  await mustAnswerAnything(portal, plan, findings[0]?.fingerprint);
}

/** Questions in words that nobody meant, which are answered or refused. */
async function mustAnswerAnything(
  portal: FuzzedPortal,
  plan: Plan,
  fingerprint: string | undefined,
): Promise<void> {
  const name = encoded(plan.title);
  const reason = plan.template;
  const asked: [string, object?][] = [
    [`findings?topic=${name}&registry=${name}&cluster=${name}&rule=${name}`],
    [`findings?query=${name}&owner=${name}`],
    [`findings.csv?query=${name}`],
    [`findings/${name}`],
    [`findings/${name}/mute`, { until: '2027-01-01T00:00:00.000Z', reason }],
    [`graph?registry=${name}`],
    [`overview?owner=${name}`],
    [`topics/${name}/${name}`],
    [`topics/${REGISTRIES[0]}/${name}`],
    [`registries/${name}`],
    [`registries/${name}/refresh`, {}],
    [`registries/${REGISTRIES[0]}/versions/${name}`],
    [`clusters/${name}`],
    [`clusters/${name}/observe`, {}],
    ...(fingerprint
      ? ([
          [
            `findings/${fingerprint}/mute`,
            { until: '2027-01-01T00:00:00.000Z', reason },
          ],
          [`findings/${fingerprint}/comments`, { text: reason }],
          [`findings/${fingerprint}`],
          [`findings.csv`],
          [`overview`],
        ] as [string, object?][])
      : []),
  ];
  for (const [page, body] of asked) {
    const { status, text } = await portal.ask(page, body);
    must(
      [200, 201, 204, 400, 404].includes(status),
      `/${page} with ${JSON.stringify(body)} answers ${status}: ${text}`,
    );
  }
}

// Half of a surrogate pair has no form in an address.
function encoded(name: string): string {
  return encodeURIComponent(
    name.replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    ),
  );
}
