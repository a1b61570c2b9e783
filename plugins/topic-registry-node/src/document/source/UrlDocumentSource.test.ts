import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createDocumentSource } from './createDocumentSource';
import { UrlDocumentSource } from './UrlDocumentSource';

describe('UrlDocumentSource', () => {
  let server: Server;
  let host: string;
  let gaveUp: Promise<void>;

  beforeEach(async () => {
    let tellGaveUp: () => void;
    gaveUp = new Promise(resolve => {
      tellGaveUp = resolve;
    });
    server = createServer((request, response) => {
      switch (request.url) {
        case '/registry.md':
          if (request.headers['if-none-match'] === '"v1"') {
            response.writeHead(304).end();
          } else {
            response.writeHead(200, { ETag: '"v1"' }).end('# Registry\n');
          }
          break;
        case '/endless.md': {
          const write = () => {
            const chunk = '# endless\n'.repeat(1000);
            if (response.destroyed) return;
            if (response.write(chunk)) setImmediate(write);
            else response.once('drain', write);
          };
          response.on('close', () => tellGaveUp());
          write();
          break;
        }
        case '/silent.md':
          break;
        default:
          response.writeHead(404).end();
      }
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  const urlReader = () =>
    UrlReaders.default({
      config: mockServices.rootConfig({
        data: { backend: { reading: { allow: [{ host }] } } },
      }),
      logger: mockServices.logger.mock(),
    });
  const source = (page: string, deadlineMs?: number) =>
    new UrlDocumentSource({
      target: `http://${host}/${page}`,
      maxBytes: 100_000,
      urlReader: urlReader(),
      deadlineMs,
    });

  it('reads text and etag, and is told when nothing changed', async () => {
    const document = await source('registry.md').read();
    expect(document).toMatchObject({ text: '# Registry\n', etag: '"v1"' });
    await expect(
      source('registry.md').read({ etag: document.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });

  it('stops at the limit', async () => {
    await expect(source('endless.md').read()).rejects.toThrow(
      /endless.md is too large: more than 100000 bytes/,
    );
    // The rest is not fetched: the connection is given up.
    await gaveUp;
  });

  it('says what to check when the document is not there', async () => {
    await expect(source('other.md').read()).rejects.toThrow(
      /other.md could not be read. Check the address/,
    );
  });

  it('gives up on a host that never answers, and when it is told to', async () => {
    await expect(source('silent.md', 50).read()).rejects.toThrow(
      /silent.md did not come within 0.05 s/,
    );
    const controller = new AbortController();
    const reading = source('silent.md').read({ signal: controller.signal });
    controller.abort();
    await expect(reading).rejects.toThrow(/was ended/);
  });

  it('is chosen for URLs', () => {
    const options = { basePath: '/', maxBytes: 1, urlReader: urlReader() };
    expect(
      createDocumentSource({ ...options, target: 'https://example.com/a.md' }),
    ).toBeInstanceOf(UrlDocumentSource);
    expect(
      createDocumentSource({ ...options, target: 'docs/a.md' }),
    ).not.toBeInstanceOf(UrlDocumentSource);
  });
});
