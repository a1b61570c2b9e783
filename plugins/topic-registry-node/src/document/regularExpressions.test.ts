import { readdirSync, readFileSync } from 'fs';
import { join, relative, resolve } from 'path';

const SOURCES = [
  resolve(__dirname, '..'),
  resolve(__dirname, '../../../topic-registry-common/src'),
];

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)
      ? [path]
      : [];
  });
}

// A regular expression made of what a document says could keep a backend busy
// for hours. Those that are made at run time are made of the parts named here.
it('are made of constants alone', () => {
  const made = SOURCES.flatMap(folder =>
    sourcesIn(folder).flatMap(path =>
      [
        ...readFileSync(path, 'utf8').matchAll(
          /\bRegExp\(\s*([^`\s,()]+|`[^`]*`)|\.(?:match|search)\(\s*(?!\/)([^)]*)/g,
        ),
      ].map(match => {
        const parts = (match[1] ?? match[2]).replace(
          /^`.*`$/s,
          literal =>
            `text with ${[...literal.matchAll(/\$\{(\w+)\}/g)]
              .map(part => part[1])
              .join(', ')}`,
        );
        return `${relative(folder, path)}: ${parts}`;
      }),
    ),
  );
  expect(made.sort()).toEqual([
    'document/read/lifecycle.ts: write',
    'document/read/lifecycle.ts: write',
    'document/read/lifecycle.ts: write',
    'document/read/templates.ts: pattern.source',
    'document/read/trafficSentences.ts: text with FIELD',
    'document/read/trafficSentences.ts: text with FIELD',
    'document/read/trafficSentences.ts: text with FIELD',
    'document/read/trafficSentences.ts: text with FIELD',
    'document/values/nobody.ts: text with GENERIC, GENERIC',
    'document/values/nobody.ts: text with LATER_WORD',
    'document/values/nobody.ts: text with LATER_WORD, GENERIC, GENERIC, LATER_WORD',
    'document/values/partyMarks.ts: text with EMOJI',
    'document/values/partyMarks.ts: text with EMOJI',
    'document/values/partyPhrases.ts: text with PRODUCED, WRITTEN, CONSUMED, READ, BY',
    'document/values/phraseNames.ts: text with SERVICE_WORD',
    'document/values/placeholders.ts: text with END',
    'document/values/placeholders.ts: text with END',
    'document/values/placeholders.ts: text with END',
    'document/values/split.ts: separator.source',
    'model/finding.ts: NAME',
    'text/yamlText.ts: UNSEEN',
  ]);
});
