import { DocumentText } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';
import {
  DocumentVersionsStore,
  KeptVersion,
  VersionLimits,
} from './DocumentVersionsStore';

const TABLE = 'document_versions';
const COLUMNS = ['version', 'hash', 'since', 'bytes', 'lines'] as const;
const LINE_END = /\r\n|\n|\r/;

/** What is kept of each registry: months for most documents, and never much. */
export const VERSION_LIMITS: VersionLimits = {
  versions: 50,
  bytes: 20 * 1024 * 1024,
};

/** A line end at the end of the text begins no line. */
function countLines(text: string): number {
  const lines = text.split(LINE_END);
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}

interface VersionRow extends KeptVersion {
  registry: string;
  text: string;
}

/** {@link DocumentVersionsStore} on SQLite or PostgreSQL. */
export class DatabaseDocumentVersionsStore implements DocumentVersionsStore {
  readonly #db: Knex;
  readonly #limits: VersionLimits;

  constructor(db: Knex, limits: VersionLimits = VERSION_LIMITS) {
    this.#db = db;
    this.#limits = limits;
  }

  async add(registry: string, text: DocumentText): Promise<void> {
    const newest = await this.#newest(registry);
    if (newest?.hash === text.hash) return;
    const row: VersionRow = {
      registry,
      version: (newest?.version ?? 0) + 1,
      hash: text.hash,
      since: text.readAt,
      bytes: Buffer.byteLength(text.text),
      lines: countLines(text.text),
      text: text.text,
    };
    // Of two backends that read the same change, one has added it.
    await this.#db(TABLE)
      .insert(row)
      .onConflict(['registry', 'version'])
      .ignore();
    await this.#forget(registry);
  }

  async list(registry: string): Promise<KeptVersion[]> {
    return this.#db<VersionRow>(TABLE)
      .where({ registry })
      .orderBy('version', 'desc')
      .select(...COLUMNS);
  }

  async text(registry: string, version: number): Promise<string | undefined> {
    const row = await this.#db<VersionRow>(TABLE)
      .where({ registry, version })
      .first('text');
    return row?.text;
  }

  async #newest(
    registry: string,
  ): Promise<Pick<KeptVersion, 'version' | 'hash'> | undefined> {
    return this.#db<VersionRow>(TABLE)
      .where({ registry })
      .orderBy('version', 'desc')
      .first('version', 'hash');
  }

  async #forget(registry: string): Promise<void> {
    const versions = await this.list(registry);
    let bytes = 0;
    const beyond = versions.find((one, at) => {
      bytes += one.bytes;
      return (
        at > 0 && (at >= this.#limits.versions || bytes > this.#limits.bytes)
      );
    });
    if (!beyond) return;
    await this.#db(TABLE)
      .where({ registry })
      .where('version', '<=', beyond.version)
      .delete();
  }
}
