import { Registry } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { parseInteger } from '../values/units';
import { RawField } from './fields';
import { Context, CountDraft, Reading } from './reading';

const INEXACT =
  /(?:about|around|over|more than|at least|up to|nearly|almost|roughly|approximately|~|≈|>|<)\s*$/i;

/**
 * Reads a labelled count such as "Total Active Topics: 23". False for a label
 * that counts nothing of a registry.
 */
export function readLabelledCount(field: RawField, reading: Reading): boolean {
  const label = field.label.text.toLowerCase().replace(/\s+/g, ' ');
  const match =
    /^(?:total(?: number of)?|number of|count of)?\s*((?:active|deprecated|proposed|future|planned|consumed|produced)\s+)?((?:kafka |event )?(?:topics|streams)|(?:micro)?services|categories)(?: count| total)?$/.exec(
      label,
    );
  if (!match) return false;
  const isTotal = /total|number|count/.test(label);
  const [line] = field.value.lines();
  const value = line.trim();
  const number = /^(\d[\d,]*)\s*(?:$|\()/.exec(value.text);
  const stated = number ? parseInteger(number[1]) : undefined;
  if (stated === undefined) {
    // "Topics: auth, billing" is a list; "Total Topics: about 20" means a count.
    if (isTotal && /\d/.test(value.text)) {
      reading.reportText(value, `"${field.label.text}" states no exact number`);
      return true;
    }
    return isTotal;
  }
  reading.claim(field.start, field.end);
  const range = value.slice(0, number?.[1].length).range;
  reading.counts.push(countOf(match[1]?.trim(), match[2], stated, range));
  return true;
}

/**
 * Reads the counts in the opening words of a document: "21 event topics (4
 * consumed, 17 produced) across 7 categories", "the 17-microservice platform".
 */
export function readOpeningCounts(
  text: InlineText,
  context: Context,
  reading: Reading,
): void {
  if (context.depth > 1 || text.text.length > 5000) return;
  const topics =
    /(?<![\w.,-])(\d{1,6})\s+((?:active|deprecated|consumed|produced)\s+)?((?:kafka\s+|event\s+)*topics)\b/i.exec(
      text.text,
    );
  if (topics) add(text, topics, topics[2]?.trim(), topics[3], reading);
  const services =
    /(?<![\w.,-])(\d{1,6})[\s-]((?:micro)?services?)\b(?=\s+(?:platform|system|architecture|landscape)|[.,;]|\s+(?:that|which|in|of|on|across)\b|$)/i.exec(
      text.text,
    );
  if (services) add(text, services, undefined, 'services', reading);
  if (!topics) return;
  for (const side of text.text.matchAll(
    /(?<![\w.,-])(\d{1,6})\s+(consumed|produced)\b(?!\s+(?:kafka\s+|event\s+)*topics)/gi,
  )) {
    add(text, side, side[2], 'topics', reading);
  }
  const categories = /(?<![\w.,-])(\d{1,6})\s+(categories)\b/i.exec(text.text);
  if (categories) add(text, categories, undefined, 'categories', reading);
}

/** The count that a heading states of the topics under it. */
export function countOfSection(
  heading: { title: string; count: InlineText },
  context: Context,
): CountDraft {
  const stated = Number(heading.count.words);
  const { range } = heading.count;
  if (context.category) {
    const { category } = context;
    return {
      subject: 'category-topics',
      scope: category.title,
      stated,
      range,
      find: (_, reading) =>
        distinct(reading, draft =>
          draft.sections.some(section => section.category === category),
        ),
    };
  }
  const { direction } = context;
  if (direction) {
    return {
      subject:
        direction.role === 'consumer' ? 'consumed-topics' : 'produced-topics',
      stated,
      range,
      find: (_, reading) =>
        distinct(reading, draft =>
          draft.sections.some(
            section =>
              section.direction?.heading.offset === direction.heading.offset,
          ),
        ),
    };
  }
  return {
    subject: `${context.lifecycle}-topics`,
    stated,
    range,
    find: registry => countLifecycle(registry, context.lifecycle),
  };
}

function add(
  text: InlineText,
  match: RegExpMatchArray,
  kind: string | undefined,
  what: string,
  reading: Reading,
): void {
  const at = match.index ?? 0;
  if (INEXACT.test(text.text.slice(0, at))) return;
  const range = text.slice(at, at + match[1].length).range;
  reading.counts.push(
    countOf(kind?.toLowerCase(), what.toLowerCase(), Number(match[1]), range),
  );
}

function countOf(
  kind: string | undefined,
  what: string,
  stated: number,
  range: CountDraft['range'],
): CountDraft {
  if (/services/.test(what)) {
    return {
      subject: 'services',
      stated,
      range,
      find: registry => registry.services.length,
    };
  }
  if (/categories/.test(what)) {
    return {
      subject: 'categories',
      stated,
      range,
      find: registry => registry.categories.length,
    };
  }
  switch (kind) {
    case 'active':
    case 'deprecated':
    case 'proposed':
      return {
        subject: `${kind}-topics`,
        stated,
        range,
        find: registry => countLifecycle(registry, kind),
      };
    case 'future':
    case 'planned':
      return {
        subject: 'proposed-topics',
        stated,
        range,
        find: registry => countLifecycle(registry, 'proposed'),
      };
    case 'consumed':
    case 'produced': {
      const role = kind === 'consumed' ? 'consumer' : 'producer';
      return {
        subject: `${kind}-topics`,
        stated,
        range,
        find: (_, reading) =>
          distinct(reading, draft =>
            draft.sections.some(section => section.direction?.role === role),
          ),
      };
    }
    default:
      return {
        subject: 'topics',
        stated,
        range,
        find: registry => countAll(registry, stated),
      };
  }
}

// "Topics" may count the deprecated and proposed ones or not; a reading that
// agrees with the document is taken, so that only a count that no reading
// explains differs.
function countAll(registry: Registry, stated: number): number {
  const active = countLifecycle(registry, 'active');
  const deprecated = countLifecycle(registry, 'deprecated');
  const all = registry.topics.length;
  return (
    [active, active + deprecated, all].find(count => count === stated) ?? active
  );
}

function countLifecycle(registry: Registry, lifecycle: string): number {
  return registry.topics.filter(topic => topic.lifecycle === lifecycle).length;
}

function distinct(
  reading: Reading,
  holds: (draft: Reading['drafts'][number]) => boolean,
): number {
  return new Set(reading.drafts.filter(holds).map(draft => draft.name.words))
    .size;
}
