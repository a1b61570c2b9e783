import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { Folder, here, REGISTRY } from './testing/bin';

const folder = new Folder();
const file = folder.write('platform.md', REGISTRY);
const out = (name: string) => path.join(folder.path, name);
const read = (...names: string[]) =>
  readFileSync(path.join(folder.path, ...names), 'utf8');

afterAll(() => folder.remove());

describe('export --to asyncapi', () => {
  const run = (target: string, ...more: string[]) =>
    here(['export', file, '--to', 'asyncapi', '--out', out(target), ...more]);

  it('writes a document for each topic, the same each time', async () => {
    const { code, err } = await run('asyncapi');
    expect(code).toBe(0);
    expect(err).toContain('4 files');
    expect(readdirSync(out('asyncapi')).sort()).toEqual([
      'auth_events.yaml',
      'idea_events.yaml',
      'nda_events.yaml',
      'order_events.yaml',
    ]);
    const text = read('asyncapi', 'auth_events.yaml');
    expect(text).toMatch(/^# Exported by topic-registry from platform\.md/);
    expect(parse(text)).toMatchObject({
      asyncapi: '3.0.0',
      channels: { auth_events: { address: 'auth_events' } },
    });
    expect((await run('asyncapi')).err).toContain('0 of them new or changed');
    expect(read('asyncapi', 'auth_events.yaml')).toBe(text);
  });

  it.each([
    ['that leads nowhere', undefined],
    ['to a file', '# Exported by topic-registry from old.md\nold\n'],
  ])('writes through no symlink %s', async (name, content) => {
    const elsewhere = path.join(folder.path, `elsewhere ${name}`);
    if (content) writeFileSync(elsewhere, content);
    mkdirSync(out(name));
    symlinkSync(elsewhere, path.join(out(name), 'order_events.yaml'));
    for (const more of [[], ['--force']]) {
      const { code, err } = await run(name, ...more);
      expect(err).toContain('order_events.yaml is a symlink');
      expect(code).toBe(1);
    }
    expect(readdirSync(out(name))).toEqual(['order_events.yaml']);
    expect(existsSync(elsewhere) && readFileSync(elsewhere, 'utf8')).toBe(
      content ?? false,
    );
  });

  it("replaces its own files, and somebody else's only when told to", async () => {
    const mine = path.join(out('mixed'), 'order_events.yaml');
    await run('mixed');
    writeFileSync(mine, '# Exported by topic-registry from old.md\nold\n');
    expect((await run('mixed')).err).toContain('1 of them new or changed');
    writeFileSync(mine, 'asyncapi: hand-written\n');
    const added = folder.write('platform.md', `${REGISTRY}\n`);
    const refused = await run('mixed');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(`${mine} is there already`);
    expect(read('mixed', 'order_events.yaml')).toBe('asyncapi: hand-written\n');
    expect((await run('mixed', '--force')).code).toBe(0);
    expect(read('mixed', 'order_events.yaml')).toContain('asyncapi: 3.0.0');
    expect(added).toBe(file);
  });
});

describe('export --to asyncapi of names that no file can have', () => {
  it('gives each a file of its own', async () => {
    const names = ['CON', 'con.events', '..', 'a/b', 'A/B', 'n'.repeat(300)];
    const hostile = folder.write(
      'hostile.md',
      `# R\n\n## Topics\n\n${names
        .map(name => `### \`${name}\`\n\n- **Producer:** Order Desk\n`)
        .join('\n')}`,
    );
    const { code, err } = await here([
      ...['export', hostile, '--to', 'asyncapi', '--out', out('hostile')],
    ]);
    expect(err).toContain('new or changed');
    expect(code).toBe(0);
    const files = readdirSync(out('hostile'));
    const addresses = files.map(
      name => parse(read('hostile', name)).info.title as string,
    );
    expect(addresses).toEqual(
      expect.arrayContaining(['CON', 'con.events', 'n'.repeat(300)]),
    );
    for (const name of files) {
      expect(name).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,244}\.yaml$/);
      expect(name).not.toMatch(/^con\./i);
    }
  });
});

describe('export --to catalog', () => {
  it('writes the entities that the portal has', async () => {
    const { code } = await here([
      ...['export', file, '--to', 'catalog', '--out', out('catalog')],
      ...['--owner', 'group:default/architects'],
    ]);
    expect(code).toBe(0);
    const entities = parseAllDocuments(
      read('catalog', 'catalog-info.yaml'),
    ).map(document => document.toJS());
    expect(entities.map(({ kind }) => kind).sort()).toEqual([
      ...['API', 'API', 'API', 'API'],
      ...['Component', 'Component', 'Component'],
      ...['Domain', 'System'],
    ]);
    const auth = entities.find(
      ({ metadata }) => metadata.name === 'auth_events',
    );
    expect(auth).toMatchObject({
      metadata: { namespace: 'platform' },
      spec: {
        type: 'asyncapi',
        lifecycle: 'production',
        owner: 'group:default/architects',
        consumers: [
          'component:platform/service-21',
          'component:platform/service-6',
        ],
      },
    });
    expect(JSON.stringify(entities)).not.toContain('managed-by');
  });

  it('takes owner, namespace and clusters from a configuration', async () => {
    const config = folder.write(
      'app-config.yaml',
      `topicRegistry:
  clusters:
    prod-eu: { environment: production, brokers: ['secret-host:9092'] }
  registries:
    kafka: { target: platform.md, clusters: [prod-eu], owner: group:default/kafka, namespace: streams }
`,
    );
    const { code } = await here([
      ...['export', file, '--to', 'catalog', '--out', out('configured')],
      ...['--config', config],
    ]);
    expect(code).toBe(0);
    const text = read('configured', 'catalog-info.yaml');
    expect(text).toContain('owner: group:default/kafka');
    expect(text).toContain('namespace: streams');
    expect(text).toContain('kind: Resource');
    expect(text).toContain('x-cluster: prod-eu');
    expect(text).not.toContain('secret-host');
    expect(existsSync(out('nothing-else'))).toBe(false);
  });
});
