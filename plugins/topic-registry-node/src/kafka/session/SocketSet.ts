import net from 'node:net';
import tls from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/**
 * Opens the sockets of one session and can end them at once: kafkajs itself
 * waits for outstanding answers before it closes, for ever if none comes.
 */
export class SocketSet {
  private readonly open = new Map<net.Socket, string>();
  private closedBytes = 0;

  readonly factory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    const servername = net.isIP(host) ? undefined : host;
    const socket: net.Socket = ssl
      ? tls.connect({ host, port, servername, ...ssl }, onConnect)
      : net.connect({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    this.open.set(socket, `${host}:${port}`);
    socket.once('close', () => {
      this.closedBytes += socket.bytesRead;
      this.open.delete(socket);
    });
    return socket;
  };

  get bytesReceived(): number {
    let bytes = this.closedBytes;
    for (const socket of this.open.keys()) bytes += socket.bytesRead;
    return bytes;
  }

  /** Ends the sockets to one address, or all; what waits on them fails with the error, if one is given. */
  destroy(error?: Error, address?: string): void {
    for (const [socket, to] of [...this.open]) {
      if (address === undefined || to === address) socket.destroy(error);
    }
  }
}
