import {
  convertFlattened,
  looksFlattened,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { EXIT } from '../exit';
import { InputOptions, readDocument } from '../input/readDocument';
import { idOf } from '../input/readRegistries';
import { Io } from '../io';

/** `topic-registry convert FILE`: Markdown on stdout, what needs a look on stderr. */
export async function convert(
  io: Io,
  input: string,
  options: InputOptions = {},
): Promise<number> {
  const { name: file, text } = await readDocument(io, input, options);
  if (!looksFlattened(text)) {
    throw new Error(
      `${file} has no flattened table that can be converted: a line of column names run together, and below it rows that begin with a topic or a broker. Markdown needs no conversion: \`topic-registry parse\` reads it as it is.`,
    );
  }
  const { markdown, counts, unplaced } = convertFlattened(text, {
    id: idOf(file),
    file,
  });
  io.document(markdown);
  const wrong = counts.filter(({ stated, found }) => stated !== found);
  for (const { scope, stated, found, line } of wrong) {
    io.say(
      `${file}:${line}: the page states ${stated} for ${scope}, and ${found} were found. Look for a row that was split wrongly, or correct the count.`,
    );
  }
  for (const { line, text: words, reason } of unplaced) {
    io.say(`${file}:${line}: found no place: ${reason}: ${words.trim()}`);
  }
  io.say(
    `${counts.length - wrong.length} of ${
      counts.length
    } counts that the page states agree; ${
      unplaced.length
    } lines found no place. Proposals stand in comments: read them before you commit the document.`,
  );
  // A count that the page itself has wrong is for `lint`; a lost line is not.
  return unplaced.length > 0 ? EXIT.failed : EXIT.ok;
}
