import { damage } from './damage';
import { DocumentWriter } from './DocumentWriter';
import { Random } from './Random';

/**
 * The document of an index in the row that a seed gives: written by the grammar,
 * or one of the originals with damage.
 */
export function randomDocument(
  originals: readonly string[],
  seed: number,
  index: number,
): string {
  const random = new Random(seed + index * 7919);
  if (random.chance(0.3)) return new DocumentWriter(random).write();
  if (random.chance(0.15))
    return damage(new DocumentWriter(random).write(), random);
  return damage(random.one(originals), random);
}
