import { EXIT } from '../exit';
import { InputOptions, readDocument } from '../input/readDocument';
import { parseInTime } from '../input/parseInTime';
import { idOf } from '../input/readRegistries';
import { Io } from '../io';
import { parseJson } from '../output/parseJson';
import { parseText } from '../output/parseText';
import { safeJson } from '../output/safeText';

/** `topic-registry parse FILE` */
export async function parse(
  io: Io,
  file: string,
  options: { format: 'json' | 'text' } & InputOptions,
): Promise<number> {
  const { name, text } = await readDocument(io, file, options);
  const parsed = await parseInTime(text, { id: idOf(name), file: name });
  if (options.format === 'json') io.data(safeJson(parseJson(parsed)));
  else io.out(parseText(parsed));
  if (parsed.unparsed.length > 0) {
    io.say(
      `${parsed.unparsed.length} ${
        parsed.unparsed.length === 1 ? 'line' : 'lines'
      } of ${name} found no place; see "unparsed".`,
    );
  }
  return EXIT.ok;
}
