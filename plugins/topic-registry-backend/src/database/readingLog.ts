import {
  ClusterReading,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex } from 'knex';
import { Reading } from './ObservationsStore';
import { storedOrNull, textOrNone } from './storedText';

interface LogRow {
  cluster: string;
  started_at: string;
  ended_at: string;
  status: Reading['status'];
  reason: string | null;
  topics: number | null;
  partitions: number | null;
  groups: number | null;
  requests: number | null;
  /** PostgreSQL gives it as text. */
  bytes_received: number | string | null;
}

/** Sixteen hours at the usual five minutes. */
const KEPT = 200;

/** Writes down how a reading went, once, and forgets the oldest. */
export async function logReading(
  tx: Knex.Transaction,
  reading: Reading,
  observation: Observation | undefined,
): Promise<void> {
  const { cluster, startedAt } = reading;
  const row: LogRow = {
    cluster,
    started_at: startedAt,
    ended_at: reading.endedAt,
    status: reading.status,
    reason: storedOrNull(reading.reason),
    topics: observation?.topics.length ?? null,
    partitions:
      observation?.topics.reduce(
        (sum, topic) => sum + topic.partitions.length,
        0,
      ) ?? null,
    groups: observation?.groups.length ?? null,
    requests: observation?.cost?.requests ?? null,
    bytes_received: observation?.cost?.bytesReceived ?? null,
  };
  await tx('reading_log')
    .insert(row)
    .onConflict(['cluster', 'started_at'])
    .ignore();
  const oldest = await tx<LogRow>('reading_log')
    .where({ cluster })
    .orderBy('started_at', 'desc')
    .offset(KEPT)
    .first('started_at');
  if (!oldest) return;
  await tx('reading_log')
    .where({ cluster })
    .where('started_at', '<=', oldest.started_at)
    .delete();
}

/** How the last readings of a cluster went, the newest first. */
export async function loggedReadings(
  db: Knex,
  cluster: string,
  limit: number,
): Promise<ClusterReading[]> {
  const rows = await db<LogRow>('reading_log')
    .where({ cluster })
    .orderBy('started_at', 'desc')
    .limit(limit);
  return rows.map(row => ({
    startedAt: row.started_at,
    durationMs: Date.parse(row.ended_at) - Date.parse(row.started_at),
    status: row.status,
    reason: textOrNone(row.reason),
    topics: row.topics ?? undefined,
    partitions: row.partitions ?? undefined,
    groups: row.groups ?? undefined,
    requests: row.requests ?? undefined,
    bytesReceived:
      row.bytes_received === null ? undefined : Number(row.bytes_received),
  }));
}
