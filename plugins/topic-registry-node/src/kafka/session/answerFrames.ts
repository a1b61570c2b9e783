import type { Socket } from 'node:net';

/** What a socket is ended with when a broker sends what cannot be taken. */
export class AnswerError extends Error {
  readonly name = 'AnswerError';

  constructor(
    /** Reaches the failure through kafkajs, which keeps no more of an error than its message and this. */
    readonly code: 'ANSWER_TOO_LARGE' | 'ANSWER_IN_TLS' | 'ANSWER_NOT_KAFKA',
    message: string,
  ) {
    super(message);
  }
}

const SIZE_BYTES = 4;
const TLS_ALERT = 0x15;
const TLS_MAJOR = 3;

/**
 * Follows the answers of one connection by the size in front of each, which is
 * all that decides how much memory they will take.
 */
export class AnswerFrames {
  private readonly size = Buffer.alloc(SIZE_BYTES);
  private sizeRead = 0;
  private left = 0;

  constructor(private readonly maxBytes: number) {}

  /** Throws an `AnswerError` for an answer of a size that is not taken. */
  read(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.left > 0) {
        const part = Math.min(this.left, bytes.length - at);
        this.left -= part;
        at += part;
      } else {
        this.size[this.sizeRead++] = bytes[at++];
        if (this.sizeRead === SIZE_BYTES) this.begin();
      }
    }
  }

  private begin(): void {
    const size = this.size.readInt32BE();
    if (size < 0 || size > this.maxBytes) throw this.refusalOf(size);
    this.sizeRead = 0;
    this.left = size;
  }

  private refusalOf(size: number): AnswerError {
    const [type, major] = this.size;
    if (type === TLS_ALERT && major === TLS_MAJOR) {
      return new AnswerError('ANSWER_IN_TLS', 'it answers in TLS');
    }
    const text = this.size.toString('latin1');
    if (/^[\x20-\x7e]+$/.test(text)) {
      return new AnswerError(
        'ANSWER_NOT_KAFKA',
        `an answer begins with "${text}"`,
      );
    }
    return size < 0
      ? new AnswerError('ANSWER_NOT_KAFKA', `an answer of ${size} bytes`)
      : new AnswerError('ANSWER_TOO_LARGE', `${size} bytes`);
  }
}

type Listener = (...args: never[]) => void;

/**
 * Lets whoever listens to a socket from now on get only answers that can be
 * taken. kafkajs keeps what arrives until an answer is whole, however large it
 * is to be, and throws where nobody catches when it is none; here the socket is
 * ended instead, and what waits on it fails with an `AnswerError`.
 */
export function guardAnswers(socket: Socket, maxBytes: number): void {
  const frames = new AnswerFrames(maxBytes);
  const on = socket.on.bind(socket) as (name: string, one: Listener) => Socket;
  const guarded = (listener: Listener) => (bytes: Buffer) => {
    if (socket.destroyed) return;
    try {
      frames.read(bytes);
      (listener as (data: Buffer) => void)(bytes);
    } catch (error) {
      socket.destroy(
        error instanceof AnswerError
          ? error
          : new AnswerError('ANSWER_NOT_KAFKA', (error as Error).message),
      );
    }
  };
  socket.on = ((name: string, listener: Listener) =>
    on(name, name === 'data' ? guarded(listener) : listener)) as Socket['on'];
}
