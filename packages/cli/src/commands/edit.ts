import {
  editDocument,
  parseDocument,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { operationsOf } from '../edit/operationsOf';
import { EditRequest } from '../edit/types';
import { EXIT } from '../exit';
import { readDocument, STDIN } from '../input/readDocument';
import { idOf } from '../input/readRegistries';
import { Io } from '../io';
import { unifiedDiff } from '../output/diff';
import { writeDocument } from '../output/writeDocument';

/** `topic-registry edit ACTION FILE …`: all operations of a request are done, or none. */
export async function edit(io: Io, request: EditRequest): Promise<number> {
  const { file, options } = request;
  const { name, text } = await readDocument(io, file, options);
  const parse = { id: idOf(name), file: name };
  const { registry } = parseDocument(text, parse);
  let edited = text;
  const changes: string[] = [];
  for (const operation of await operationsOf(request, registry)) {
    const result = editDocument(edited, operation, {
      ...parse,
      policy: options.follow === false ? 'leave' : 'renumber',
    });
    edited = result.text;
    changes.push(...result.changes);
  }
  if (options.dryRun) io.out(unifiedDiff(name, text, edited, io.style));
  else if (edited !== text || file === STDIN) {
    await writeDocument(io, file, edited);
  }
  for (const change of changes) io.say(`${change}.`);
  if (edited === text) io.say('Nothing changes: the document says so already.');
  return EXIT.ok;
}
