import { EditOperation } from '@topic-registry/backstage-plugin-topic-registry-node';
import { readFile } from 'node:fs/promises';
import { sentenceOf } from '../io';

/**
 * Reads operations of the editor from a JSON file: one, or a list.
 *
 * @throws Error naming the file and the operation at fault.
 */
export async function readOperations(file: string): Promise<EditOperation[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${sentenceOf(error)}`);
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} holds no JSON: ${sentenceOf(error)}`);
  }
  const list = Array.isArray(given) ? given : [given];
  list.forEach((operation, index) => {
    const isOperation =
      typeof operation === 'object' &&
      operation !== null &&
      typeof (operation as { kind?: unknown }).kind === 'string';
    if (!isOperation) {
      throw new Error(
        `Operation ${
          index + 1
        } of ${file} has no kind; write it as {"kind": "rename", "topic": "a", "to": "b"}.`,
      );
    }
  });
  return list as EditOperation[];
}
