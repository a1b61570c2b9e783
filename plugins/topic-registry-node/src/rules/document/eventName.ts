import {
  compileTemplate,
  NamingTemplate,
  ruleOf,
  suggestName,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code, codes } from '../words';
import { EventEntry, eventLists } from './eventWords';

/** A way of joining words to a name. */
interface Style {
  name: string;
  fits: RegExp;
  write(words: string[]): string;
}

const STYLES: Style[] = [
  {
    name: 'lower-case words joined by `_`',
    fits: /^[a-z0-9]+(?:_[a-z0-9]+)*$/,
    write: words => words.join('_'),
  },
  {
    name: 'lower-case words joined by `-`',
    fits: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    write: words => words.join('-'),
  },
  {
    name: 'lower-case words joined by `.`',
    fits: /^[a-z0-9]+(?:\.[a-z0-9]+)*$/,
    write: words => words.join('.'),
  },
  {
    name: 'capital words joined by `_`',
    fits: /^[A-Z0-9]+(?:_[A-Z0-9]+)*$/,
    write: words => words.join('_').toUpperCase(),
  },
  {
    name: 'PascalCase',
    fits: /^[A-Z][A-Za-z0-9]*$/,
    write: words => words.map(capital).join(''),
  },
  {
    name: 'camelCase',
    fits: /^[a-z][A-Za-z0-9]*$/,
    write: words =>
      words.map((word, i) => (i === 0 ? word : capital(word))).join(''),
  },
];

/** Fewer event types than this make no convention. */
const LEAST_EVENTS = 5;

export const eventName: DocumentRule = {
  meta: ruleOf('event/name'),
  check(context) {
    const { registry, topics, options } = context;
    const entries = eventLists(registry, topics).flatMap(
      ({ entries: own }) => own,
    );
    const templates = options.list('templates');
    if (templates.length > 0) byTemplates(context, entries, templates);
    else byStyle(context, entries);
  },
};

function byTemplates(
  context: DocumentRuleContext,
  entries: readonly EventEntry[],
  sources: string[],
): void {
  const templates: NamingTemplate[] = [];
  for (const source of sources) {
    try {
      templates.push(compileTemplate(source));
    } catch (error) {
      context.unknown({ reason: (error as Error).message });
      return;
    }
  }
  const fits = (type: string) =>
    templates.some(template =>
      ['match', 'ambiguous'].includes(template.parse(type).kind),
    );
  for (const entry of entries) {
    if (fits(entry.event.type)) continue;
    tell(
      context,
      entry,
      `follows ${
        sources.length > 1 ? 'none of the templates' : 'not the template'
      } ${codes(sources, 'or')}`,
      suggestName(entry.event.type, templates),
    );
  }
}

function byStyle(
  context: DocumentRuleContext,
  entries: readonly EventEntry[],
): void {
  // A name of one lower-case word fits several styles, and tells none.
  const telling = entries.filter(({ words }) => words.length > 1);
  if (telling.length < LEAST_EVENTS) return;
  let fitting = 0;
  const usual = STYLES.find(({ fits }) => {
    fitting = telling.filter(({ event }) => fits.test(event.type)).length;
    return fitting * 5 >= telling.length * 4;
  });
  if (!usual || fitting === telling.length) return;
  for (const entry of telling) {
    const { type } = entry.event;
    if (usual.fits.test(type)) continue;
    const better = usual.write(wordsOf(type));
    tell(
      context,
      entry,
      `is not written as the other event types are (${usual.name})`,
      usual.fits.test(better) ? better : undefined,
    );
  }
}

function tell(
  { report }: DocumentRuleContext,
  { topic, event }: EventEntry,
  problem: string,
  better: string | undefined,
): void {
  report({
    subject: { kind: 'event', name: event.type },
    topic: topic.name,
    message: `${code(event.type)} of ${code(topic.name)} ${problem}${
      better ? `; did you mean ${code(better)}?` : '.'
    }`,
    declared: event.type,
    range: event.range,
    discriminator: topic.name,
    ...(better && {
      suggestion: { text: `Write ${code(better)}.`, replacement: better },
    }),
  });
}

function capital(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}
