import net from 'node:net';
import { SetupError } from './say.mjs';

/** @param {number} port */
function isFree(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** A port that nothing listens on, chosen by the system. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * The port that was asked for, or a free one near the default.
 *
 * @param {string | undefined} wanted
 * @param {number} standard
 * @param {string} name
 */
export async function choosePort(wanted, standard, name) {
  if (wanted !== undefined) {
    const port = Number(wanted);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new SetupError(`${name} is "${wanted}", which is not a port.`);
    }
    if (!(await isFree(port))) {
      throw new SetupError(
        `Port ${port} is taken by another program.`,
        `End that program, or choose another port: ${name}=${
          port + 1
        } npm start`,
      );
    }
    return port;
  }
  for (let port = standard; port < standard + 50; port++) {
    if (await isFree(port)) return port;
  }
  return freePort();
}
