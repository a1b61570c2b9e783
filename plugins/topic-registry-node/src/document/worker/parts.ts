import {
  ParsedDocument,
  Registry,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** Entries that cross from thread to thread at once: a few milliseconds' worth. */
const ENTRIES = 100;

const LISTS = [
  'services',
  'categories',
  'topics',
  'matrices',
  'counts',
] as const;

type List = (typeof LISTS)[number];

/** Some neighbouring entries of one list of a parsed document. */
export type DocumentPart = {
  [key in List]?: Registry[key];
} & Partial<Pick<ParsedDocument, 'unparsed'>>;

/**
 * Cuts a parsed document into parts, since taking over a large value from
 * another thread blocks the one that takes it as parsing itself would.
 */
export function cutDocument({ registry, unparsed }: ParsedDocument): {
  head: ParsedDocument;
  parts: DocumentPart[];
} {
  const parts: DocumentPart[] = [];
  for (const list of LISTS) {
    for (const entries of slicesOf<unknown>(registry[list])) {
      parts.push({ [list]: entries });
    }
  }
  for (const lines of slicesOf(unparsed)) parts.push({ unparsed: lines });
  return { head: { registry: withoutLists(registry), unparsed: [] }, parts };
}

/** Puts a part where it was cut from; parts come in their order. */
export function addPart(document: ParsedDocument, part: DocumentPart): void {
  const { registry } = document;
  registry.services.push(...(part.services ?? []));
  registry.categories.push(...(part.categories ?? []));
  registry.topics.push(...(part.topics ?? []));
  registry.matrices.push(...(part.matrices ?? []));
  registry.counts.push(...(part.counts ?? []));
  document.unparsed.push(...(part.unparsed ?? []));
}

function withoutLists(registry: Registry): Registry {
  return {
    ...registry,
    services: [],
    categories: [],
    topics: [],
    matrices: [],
    counts: [],
  };
}

function slicesOf<T>(entries: readonly T[]): T[][] {
  const slices: T[][] = [];
  for (let at = 0; at < entries.length; at += ENTRIES) {
    slices.push(entries.slice(at, at + ENTRIES));
  }
  return slices;
}
