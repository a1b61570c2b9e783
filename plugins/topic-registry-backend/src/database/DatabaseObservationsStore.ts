import {
  ClusterReading,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  parseObservation,
  serializeObservation,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';
import { EndMark } from '../observations/endMarks';
import { endMarkTimes, keepEndMark, loadEndMark } from './endMarks';
import { ObservationsStore, Reading } from './ObservationsStore';
import { loggedReadings, logReading } from './readingLog';
import { storedOrNull, textOrNone } from './storedText';

interface ReadingRow {
  cluster: string;
  started_at: string;
  ended_at: string;
  status: Reading['status'];
  reason: string | null;
  coverage: string;
}

interface ObservationRow {
  cluster: string;
  started_at: string;
  body: string;
}

/** The newest, and the one before it for rules that compare. */
const KEPT = 2;

/** {@link ObservationsStore} on SQLite or PostgreSQL. */
export class DatabaseObservationsStore implements ObservationsStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async save(
    reading: Reading,
    observation: Observation | undefined,
  ): Promise<void> {
    const row: ReadingRow = {
      cluster: reading.cluster,
      started_at: reading.startedAt,
      ended_at: reading.endedAt,
      status: reading.status,
      reason: storedOrNull(reading.reason),
      coverage: JSON.stringify(reading.coverage),
    };
    // before the transaction, which holds the database
    const body = observation && (await serializeObservation(observation));
    await this.#db.transaction(async tx => {
      await tx('readings').insert(row).onConflict('cluster').ignore();
      const newest = await tx('readings')
        .where({ cluster: reading.cluster })
        .where('started_at', '<=', reading.startedAt)
        .update(row);
      if (newest > 0 && observation && body !== undefined) {
        await keep(tx, reading, body);
        await keepEndMark(tx, observation);
      }
      await logReading(tx, reading, observation);
    });
  }

  async readings(cluster: string, limit: number): Promise<ClusterReading[]> {
    return loggedReadings(this.#db, cluster, limit);
  }

  async lastReading(cluster: string): Promise<Reading | undefined> {
    const row = await this.#db<ReadingRow>('readings')
      .where({ cluster })
      .first();
    return (
      row && {
        cluster: row.cluster,
        startedAt: row.started_at,
        endedAt: row.ended_at,
        status: row.status,
        reason: textOrNone(row.reason),
        coverage: JSON.parse(row.coverage),
      }
    );
  }

  async keys(cluster: string): Promise<string[]> {
    return startedAts(this.#db, cluster);
  }

  async load(
    cluster: string,
    startedAt: string,
  ): Promise<Observation | undefined> {
    const row = await this.#db<ObservationRow>('observations')
      .where({ cluster, started_at: startedAt })
      .first('body');
    return row && parseObservation(row.body);
  }

  async endMarkTimes(cluster: string): Promise<string[]> {
    return endMarkTimes(this.#db, cluster);
  }

  async loadEndMark(cluster: string, at: string): Promise<EndMark | undefined> {
    return loadEndMark(this.#db, cluster, at);
  }
}

async function keep(
  tx: Knex.Transaction,
  reading: Reading,
  body: string,
): Promise<void> {
  await tx('observations')
    .insert({
      cluster: reading.cluster,
      started_at: reading.startedAt,
      body,
    })
    .onConflict(['cluster', 'started_at'])
    .merge();
  const outdated = (await startedAts(tx, reading.cluster)).slice(KEPT);
  await tx('observations')
    .where({ cluster: reading.cluster })
    .whereIn('started_at', outdated)
    .delete();
}

async function startedAts(db: Knex, cluster: string): Promise<string[]> {
  const rows = await db<ObservationRow>('observations')
    .where({ cluster })
    .orderBy('started_at', 'desc')
    .select('started_at');
  return rows.map(row => row.started_at);
}
