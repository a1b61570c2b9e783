import { parseDocument } from '@topic-registry/backstage-plugin-topic-registry-node';
import path from 'node:path';
import { EXIT } from '../exit';
import { readDocument } from '../input/readDocument';
import { Io } from '../io';
import { parseJson } from '../output/parseJson';
import { parseText } from '../output/parseText';

/** `topic-registry parse FILE` */
export async function parse(
  io: Io,
  file: string,
  options: { format: 'json' | 'text' },
): Promise<number> {
  const parsed = parseDocument(await readDocument(file), {
    id: path.basename(file, path.extname(file)),
    file,
  });
  io.out(
    options.format === 'json'
      ? JSON.stringify(parseJson(parsed), undefined, 2)
      : parseText(parsed),
  );
  if (parsed.unparsed.length > 0) {
    io.say(
      `${parsed.unparsed.length} ${
        parsed.unparsed.length === 1 ? 'line' : 'lines'
      } of ${file} found no place; see "unparsed".`,
    );
  }
  return EXIT.ok;
}
