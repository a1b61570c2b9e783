import {
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { createHash } from 'node:crypto';
import { constants, FileHandle, open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkText, tooLarge } from './checkText';
import { DocumentSource, DocumentText } from './types';

// Windows knows neither of the two.
const NO_LINK_NO_WAIT =
  constants.O_RDONLY +
  (constants.O_NOFOLLOW ?? 0) +
  (constants.O_NONBLOCK ?? 0);

const BASE_KEY = '`topicRegistry.documents.basePath`';

/**
 * Reads a document from a folder of this machine, and nothing outside of it:
 * what a symlink leads to counts, not where the link is.
 */
export class LocalDocumentSource implements DocumentSource {
  readonly #target: string;
  readonly #basePath: string;
  readonly #maxBytes: number;

  constructor(options: { target: string; basePath: string; maxBytes: number }) {
    this.#target = options.target;
    this.#basePath = path.resolve(options.basePath);
    this.#maxBytes = options.maxBytes;
  }

  async read(): Promise<DocumentText> {
    const file = await this.#locate();
    // Checked before opening: opening a pipe would wait for a writer.
    const found = await this.#attempt(() => stat(file));
    this.#refuseUnlessReadable(found.isDirectory(), found.isFile());
    if (found.size > this.#maxBytes) {
      throw tooLarge(this.#target, this.#maxBytes, found.size);
    }
    const handle = await this.#attempt(() => open(file, NO_LINK_NO_WAIT));
    try {
      await this.#attempt(() => this.#checkOpened(handle, file));
      const bytes = await this.#attempt(() => this.#readBounded(handle));
      return {
        text: checkText(bytes, this.#target),
        hash: createHash('sha256').update(bytes).digest('hex'),
        readAt: new Date().toISOString(),
      };
    } finally {
      await handle.close();
    }
  }

  async #locate(): Promise<string> {
    const file = path.resolve(this.#basePath, this.#target);
    // First by name alone, so that the answer does not tell what exists outside.
    if (!isInside(this.#basePath, file)) throw this.#outside();
    let base: string;
    try {
      base = await realpath(this.#basePath);
    } catch (error) {
      throw new ForwardedError(
        `The folder of the documents, ${
          this.#basePath
        }, cannot be opened. Set ${BASE_KEY} in app-config to an existing folder`,
        new NotFoundError((error as Error).message),
      );
    }
    const real = await this.#attempt(() => realpath(file));
    if (!isInside(base, real)) throw this.#outside();
    return real;
  }

  /**
   * A folder or the file may have become a link between looking and opening:
   * what was opened has to be what stands at the place that was looked at.
   */
  async #checkOpened(handle: FileHandle, file: string): Promise<void> {
    const opened = await handle.stat({ bigint: true });
    this.#refuseUnlessReadable(opened.isDirectory(), opened.isFile());
    const real = await realpath(file);
    const there = await stat(real, { bigint: true });
    if (real !== file || there.ino !== opened.ino || there.dev !== opened.dev) {
      throw new ServiceUnavailableError(
        `The document ${
          this.#target
        } was replaced while it was read; it is read again in a while.`,
      );
    }
  }

  #outside(): NotAllowedError {
    return new NotAllowedError(
      `The document ${
        this.#target
      } is outside of the folder of the documents. Move it there, or set ${BASE_KEY} in app-config to a folder that holds it.`,
    );
  }

  #refuseUnlessReadable(isDirectory: boolean, isFile: boolean): void {
    if (isFile) return;
    throw new InputError(
      `The document ${this.#target} is ${
        isDirectory ? 'a folder' : 'not a regular file'
      }. Set \`target\` to a Markdown file.`,
    );
  }

  // The size may change between looking and reading, so that the limit holds
  // for what is read.
  async #readBounded(handle: FileHandle): Promise<Buffer> {
    const buffer = Buffer.alloc(this.#maxBytes + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(
        buffer,
        length,
        buffer.length - length,
        null,
      );
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > this.#maxBytes) throw tooLarge(this.#target, this.#maxBytes);
    return buffer.subarray(0, length);
  }

  async #attempt<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      switch ((error as NodeJS.ErrnoException).code) {
        case 'ENOENT':
        case 'ENOTDIR':
          throw new NotFoundError(
            `The document ${
              this.#target
            } does not exist. Set \`target\` to a file below ${BASE_KEY}.`,
          );
        case 'EACCES':
        case 'EPERM':
          throw new NotAllowedError(
            `The document ${
              this.#target
            } may not be read: the portal's process lacks the right to read the file.`,
          );
        case 'ELOOP':
          throw new InputError(
            `The document ${
              this.#target
            } is a symlink that leads to itself, or became one while it was read.`,
          );
        case undefined:
          throw error;
        default:
          throw new ServiceUnavailableError(
            `The document ${this.#target} could not be read: ${
              (error as Error).message
            }`,
          );
      }
    }
  }
}

function isInside(base: string, file: string): boolean {
  const relative = path.relative(base, file);
  return (
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}
