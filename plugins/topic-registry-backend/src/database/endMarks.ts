import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex } from 'knex';
import {
  EndMark,
  endMarkOf,
  MARK_EVERY_MS,
  RATE_WINDOW_MS,
} from '../observations/endMarks';

interface MarkRow {
  cluster: string;
  at: string;
  /** A list, as names from outside are no keys. */
  ends: string;
}

type PackedEnd = [topic: string, topicId: string, end: string];

/** Marks how far the topics have come, where the last mark is old enough, and forgets old marks. */
export async function keepEndMark(
  tx: Knex.Transaction,
  observation: Observation,
): Promise<void> {
  const { cluster, endedAt } = observation;
  const before = (ms: number) =>
    new Date(Date.parse(endedAt) - ms).toISOString();
  // One older than the window stays, so that there is always one as old as it.
  await tx<MarkRow>('end_marks')
    .where({ cluster })
    .where('at', '<', before(RATE_WINDOW_MS + MARK_EVERY_MS))
    .delete();
  const recent = await tx<MarkRow>('end_marks')
    .where({ cluster })
    .where('at', '>', before(MARK_EVERY_MS))
    .first('at');
  if (recent) return;
  const packed = [...endMarkOf(observation).ends].map(
    ([topic, { topicId, end }]): PackedEnd => [topic, topicId, `${end}`],
  );
  await tx<MarkRow>('end_marks')
    .insert({ cluster, at: endedAt, ends: JSON.stringify(packed) })
    .onConflict(['cluster', 'at'])
    .ignore();
}

/** When marks were made that are kept, the oldest first. */
export async function endMarkTimes(
  db: Knex,
  cluster: string,
): Promise<string[]> {
  const rows = await db<MarkRow>('end_marks')
    .where({ cluster })
    .orderBy('at')
    .select('at');
  return rows.map(({ at }) => at);
}

export async function loadEndMark(
  db: Knex,
  cluster: string,
  at: string,
): Promise<EndMark | undefined> {
  const row = await db<MarkRow>('end_marks')
    .where({ cluster, at })
    .first('ends');
  if (!row) return undefined;
  const packed: PackedEnd[] = JSON.parse(row.ends);
  return {
    at,
    ends: new Map(
      packed.map(([topic, topicId, end]) => [
        topic,
        { topicId, end: BigInt(end) },
      ]),
    ),
  };
}
