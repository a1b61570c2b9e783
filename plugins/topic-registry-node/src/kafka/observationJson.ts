import { InputError } from '@backstage/errors';
import {
  Observation,
  ObservedGroup,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Turns } from './protocol/Turns';

/*
 * One JSON object, laid out so that a part of it can be read and written at a
 * time: each topic and each group is a line.
 */
const TOPICS = '"topics":[';
const BETWEEN = '],"groups":[';
const END = ']}';

/**
 * Writes an observation as JSON, offsets as decimal strings: they are 64 bits
 * wide, more than a JSON number holds exactly. A large one is written in
 * pieces, and the event loop served in between.
 *
 * @public
 */
export async function serializeObservation(
  observation: Observation,
): Promise<string> {
  const { topics, groups, ...rest } = observation;
  const head = JSON.stringify(rest);
  const turns = new Turns();
  const lines = [`${head.slice(0, -1)},${TOPICS}`];
  await addLines(lines, topics, turns);
  lines.push(BETWEEN);
  await addLines(lines, groups, turns);
  lines.push(END);
  return lines.join('\n');
}

async function addLines(
  lines: string[],
  items: readonly (ObservedTopic | ObservedGroup)[],
  turns: Turns,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    const text = JSON.stringify(item, offsetsAsText);
    lines.push(index < items.length - 1 ? `${text},` : text);
    if (turns.over()) await turns.next();
  }
}

function offsetsAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/**
 * Reads what `serializeObservation` wrote, in pieces too.
 *
 * @throws InputError when the text is not that of an observation.
 * @public
 */
export async function parseObservation(text: string): Promise<Observation> {
  try {
    const lines = text.split('\n');
    const observation: Observation = lines[0].endsWith(TOPICS)
      ? await parseLines(lines)
      : JSON.parse(text);
    const turns = new Turns();
    for (const topic of observation.topics) {
      takeOffsets(topic);
      if (turns.over()) await turns.next();
    }
    for (const group of observation.groups) {
      takeCommits(group);
      if (turns.over()) await turns.next();
    }
    return observation;
  } catch (error) {
    throw new InputError(
      `The stored text is no observation: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}

async function parseLines(lines: readonly string[]): Promise<Observation> {
  const rest = JSON.parse(`${lines[0]}]}`);
  const between = lines.indexOf(BETWEEN);
  if (between < 0 || lines.at(-1) !== END) throw new Error('it has no end');
  const turns = new Turns();
  const parse = async <T>(from: number, to: number): Promise<T[]> => {
    const items: T[] = [];
    for (const line of lines.slice(from, to)) {
      items.push(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line));
      if (turns.over()) await turns.next();
    }
    return items;
  };
  return {
    ...rest,
    topics: await parse<ObservedTopic>(1, between),
    groups: await parse<ObservedGroup>(between + 1, lines.length - 1),
  };
}

function takeOffsets(topic: ObservedTopic): void {
  for (const partition of topic.partitions) {
    const { beginOffset, endOffset } = partition;
    if (beginOffset !== undefined) partition.beginOffset = BigInt(beginOffset);
    if (endOffset !== undefined) partition.endOffset = BigInt(endOffset);
  }
}

function takeCommits({ commits }: ObservedGroup): void {
  if (!commits) return;
  for (const partitions of Object.values(commits)) {
    for (const [partition, offset] of Object.entries(partitions)) {
      partitions[Number(partition)] = BigInt(offset);
    }
  }
}
