import { parseDocument } from '../../plugins/topic-registry-node/src/document';
import { examine } from '../../plugins/topic-registry-node/src/document/testing/examine';
import { must, mustBePlain, mustGiveNoCommands } from '../lib/checks';
import { documentOf } from '../lib/documentOf';
import { isLegalTopicName } from '../lib/names';
import { commandLine } from '../lib/commandLine';
import { Surface } from './types';

/** Documents with these names in them, through the parser, the linter and the command line. */
export const documents: Surface = {
  name: 'documents',
  sample: 6,
  runs: 1500,
  async examine(plan) {
    for (const topics of plan.registries) {
      for (const shape of ['bullets', 'table'] as const) {
        const text = documentOf(plan, topics, shape);
        examine(text);
        const { registry } = parseDocument(text, { id: 'x', file: 'x.md' });
        const read = new Set(registry.topics.map(one => one.name));
        for (const { name } of topics) {
          // Where most rows name no topics, a table is none, and that is told.
          must(
            read.size === 0 ||
              !isLegalTopicName(name) ||
              read.has(name) ||
              isWord(name),
            `the topic ${JSON.stringify(name)} was not read from ${text}`,
          );
        }
        await mustSpeakPlainly(text);
      }
    }
  },
};

/** Names that a reader, too, would take for a word about a topic. */
function isWord(name: string): boolean {
  return /^(?:TBD|all|topic|producer|unknown|default|Deprecated|undefined|null|name|none|[-._\d]+)$/i.test(
    name,
  );
}

async function mustSpeakPlainly(text: string): Promise<void> {
  for (const args of [
    ['lint', '-'],
    ['lint', '-', '--format', 'json'],
    ['lint', '-', '--format', 'sarif'],
    ['lint', '-', '--fix-dry-run'],
    ['parse', '-', '--format', 'text'],
    ['parse', '-', '--format', 'json'],
  ]) {
    const { out, err, code } = await commandLine(args, text);
    must(
      code === 0 || code === 3,
      `${args.join(' ')} ends with ${code}: ${err}`,
    );
    for (const [what, said] of [
      ['stdout', out],
      ['stderr', err],
    ]) {
      mustBePlain(said, `${what} of ${args.join(' ')}`);
      mustGiveNoCommands(said, `${what} of ${args.join(' ')}`);
    }
    if (args.includes('json') || args.includes('sarif')) JSON.parse(out);
  }
}
