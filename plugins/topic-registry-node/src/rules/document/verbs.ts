/** Verbs in the past tense or participles without `-ed`, as event names have them. */
const IRREGULAR = new Set(
  `arisen began begun bent bid bound bought broken brought built burnt came
  cast caught chosen come cut dealt done drawn driven eaten
  fallen fed felt fled flown forgotten found frozen given gone got
  gotten grown had heard held hidden hit hung kept known laid lain
  led left lent let lit lost made meant met overridden overrun paid put quit
  ran read rebuilt resent reset rewritten ridden risen run said seen sent set
  shed shown shrunk shut sold sought spent split spoken spread spun
  stolen stood stuck sunk swept taken taught thrown told took torn undone
  unsent upheld went withdrawn withheld won woken written`.split(/\s+/),
);

/** Words in `-ed` that are things or properties. */
const NO_VERBS = new Set(
  `bed breed creed embed exceed feed feedback greed indeed need proceed red
  reed seed shed speed succeed ted unneeded weed wed`.split(/\s+/),
);

/** Whether an English word is a verb in the past tense, such as `paid` or `created`. */
export function isPastTense(
  word: string,
  more: ReadonlySet<string> = new Set(),
): boolean {
  if (more.has(word) || IRREGULAR.has(word)) return true;
  return word.length > 3 && /ed$/.test(word) && !NO_VERBS.has(word);
}

/** Words that belong to the verb before them: `user_signed_up`. */
const PARTICLES = new Set(
  'away back down in off on out over through up'.split(' '),
);

/** Index of the last verb in the past tense, of its particle where it has one; -1 where there is none. */
export function lastVerb(
  words: readonly string[],
  more: ReadonlySet<string> = new Set(),
): number {
  for (let at = words.length - 1; at >= 0; at--) {
    if (!isPastTense(words[at], more)) continue;
    const next = words[at + 1];
    return next !== undefined && PARTICLES.has(next) ? at + 1 : at;
  }
  return -1;
}

/** The words of an event type without a version at its end. */
export function withoutVersion(words: readonly string[]): string[] {
  const kept = [...words];
  while (kept.length > 1 && /^v?\d+$/.test(kept[kept.length - 1])) kept.pop();
  return kept;
}
