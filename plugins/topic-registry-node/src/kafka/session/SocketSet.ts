import net from 'node:net';
import tls from 'node:tls';
import type { ISocketFactory } from 'kafkajs';
import { allowsHost, ClusterConfig, MAX_ANSWER_BYTES } from '../../config';
import { addressOf } from './address';
import { guardAnswers } from './answerFrames';

const KEEP_ALIVE_MS = 60_000;

/** What a socket is ended with, unconnected, whose host app-config does not allow. */
export class HostNotAllowedError extends Error {
  readonly name = 'HostNotAllowedError';
  readonly code = 'HOST_NOT_ALLOWED';
}

/**
 * Opens the sockets of one session and can end them at once: kafkajs itself
 * waits for outstanding answers before it closes, for ever if none comes.
 */
export class SocketSet {
  private readonly open = new Map<net.Socket, string>();
  private closedBytes = 0;

  constructor(
    private readonly config: Pick<
      ClusterConfig,
      'allowedBrokerHosts' | 'maxAnswerBytes'
    >,
  ) {}

  readonly factory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    const { allowedBrokerHosts, maxAnswerBytes } = this.config;
    if (!allowsHost(allowedBrokerHosts, host)) {
      return new net.Socket().destroy(new HostNotAllowedError(host));
    }
    const servername = net.isIP(host) ? undefined : host;
    const socket: net.Socket = ssl
      ? tls.connect({ host, port, servername, ...ssl }, onConnect)
      : net.connect({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    guardAnswers(socket, maxAnswerBytes ?? MAX_ANSWER_BYTES);
    this.open.set(socket, addressOf({ host, port }));
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
