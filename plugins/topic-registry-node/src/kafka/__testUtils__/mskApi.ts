import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** What the service answers: a status and a body by path. */
export interface MskApiAnswer {
  status?: number;
  /** The error's name, which AWS sends as a header. */
  error?: string;
  body: object;
}

/**
 * The two look-ups of the Amazon MSK API on a port of this machine, in the
 * shapes of its API reference: `GET /api/v2/clusters/{arn}` (DescribeClusterV2)
 * and `GET /v1/clusters/{arn}/bootstrap-brokers` (GetBootstrapBrokers).
 */
export async function startMskApi(answers: {
  describe: () => MskApiAnswer;
  bootstrap: () => MskApiAnswer;
}) {
  const requests: { path: string; authorization?: string }[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    requests.push({ path, authorization: request.headers.authorization });
    const answer = path.startsWith('/api/v2/clusters/')
      ? answers.describe()
      : answers.bootstrap();
    send(request, response, answer);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status = 200, error, body }: MskApiAnswer,
) {
  request.resume();
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(error && { 'x-amzn-errortype': error }),
  });
  response.end(JSON.stringify(body));
}
