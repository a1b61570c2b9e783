/** Naming templates that the names of a page suggest; a person confirms them. */
export interface Proposals {
  topics: string[];
  groups: string[];
}

/** Names of the variable segments, by how many there are. */
const NAMES: Record<number, string[]> = {
  2: ['service', 'action'],
  3: ['service', 'entity', 'action'],
};

/** Infers templates from versioned dotted topics and from groups of one prefix and suffix. */
export function proposeTemplates(
  topics: string[],
  groups: string[],
): Proposals {
  const shapes = new Map<number, string[][]>();
  for (const topic of topics) {
    const segments = topic.split('.');
    shapes.set(segments.length, [
      ...(shapes.get(segments.length) ?? []),
      segments,
    ]);
  }
  const [firstTopic] = topics;
  const root = firstTopic?.split('.')[0];
  const isShared =
    topics.length > 1 && topics.every(topic => topic.split('.')[0] === root);
  const templates = [...shapes.entries()]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([length]) => topicTemplate(length, isShared ? root : undefined));
  return { topics: templates, groups: groupTemplate(groups) };
}

function topicTemplate(length: number, root: string | undefined): string {
  const variables = length - 1 - (root ? 1 : 0);
  const names =
    NAMES[variables] ??
    Array.from({ length: variables }, (_, index) => `part${index + 1}`);
  return [
    ...(root ? [root] : []),
    ...names.map(name => `{${name}:kebab}`),
    'v{major:int}',
  ].join('.');
}

function groupTemplate(groups: string[]): string[] {
  if (groups.length < 2) return [];
  const prefix = common(groups, (group, length) =>
    group.slice(0, length),
  ).replace(/[^-_]*$/, '');
  const suffix = common(groups, (group, length) =>
    group.slice(group.length - length),
  ).replace(/^[^-_]*/, '');
  const isSplit = groups.every(
    group => group.length > prefix.length + suffix.length,
  );
  return isSplit && suffix ? [`${prefix}{domain:kebab}${suffix}`] : [];
}

function common(
  words: string[],
  part: (word: string, length: number) => string,
): string {
  const [first] = words;
  for (let length = first.length; length > 0; length--) {
    const candidate = part(first, length);
    if (
      words.every(
        word => word.length >= length && part(word, length) === candidate,
      )
    )
      return candidate;
  }
  return '';
}
