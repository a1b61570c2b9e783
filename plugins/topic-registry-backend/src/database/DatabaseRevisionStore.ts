import { Knex } from 'knex';

/** Tells whether anything that is kept of clusters and findings has changed. */
export interface RevisionStore {
  /** Another text after every reading, evaluation, mute and comment. */
  current(): Promise<string>;
}

/** {@link RevisionStore} on SQLite or PostgreSQL; a few small or indexed questions. */
export class DatabaseRevisionStore implements RevisionStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async current(): Promise<string> {
    const db = this.#db;
    const parts = await Promise.all([
      db('readings')
        .select('cluster', 'started_at', 'ended_at')
        .orderBy('cluster'),
      db('evaluations').select('scope', 'evaluated_at').orderBy('scope'),
      db('finding_events').max({ newest: 'id' }),
      db('finding_mutes').max({ newest: 'at' }).count({ all: '*' }),
    ]);
    return JSON.stringify(parts);
  }
}
