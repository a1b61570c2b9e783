import { isTopical } from './labels';
import { TopicDraft } from './reading';

/**
 * Joins what a document says of one topic in several places: rows of one name,
 * and sections that only list its events. Two headings with fields stay two
 * topics, and so do two lifecycles that headings name.
 */
export function mergeDrafts(drafts: TopicDraft[]): TopicDraft[] {
  const groups = new Map<string, TopicDraft[]>();
  for (const draft of drafts) {
    const name = draft.name.words;
    const group = groups.get(name);
    if (group) group.push(draft);
    else groups.set(name, [draft]);
  }
  const gone = new Set<TopicDraft>();
  for (const group of groups.values()) {
    if (group.length > 1) mergeGroup(group, gone);
  }
  return drafts.filter(draft => !gone.has(draft));
}

function mergeGroup(group: TopicDraft[], gone: Set<TopicDraft>): void {
  // Entries come before rows and lists of events, wherever they stand.
  const ordered = [...group].sort((a, b) => weight(a) - weight(b));
  const kept: TopicDraft[] = [];
  for (const draft of ordered) {
    const target = kept.find(other => belongs(draft, other));
    if (target) {
      merge(draft, target);
      gone.add(draft);
    } else {
      kept.push(draft);
    }
  }
}

function weight(draft: TopicDraft): number {
  if (isMention(draft)) return 3;
  if (draft.isListed) return 2;
  if (draft.shape === 'bullets') return 0;
  return draft.lifecycleNamed ? 1 : 2;
}

function belongs(draft: TopicDraft, other: TopicDraft): boolean {
  if (isMention(draft)) return true;
  if (draft.shape === 'bullets' && !draft.isListed) return false;
  return (
    !draft.lifecycleNamed ||
    !other.lifecycleNamed ||
    draft.lifecycle === other.lifecycle
  );
}

/** A heading with the name of a topic over nothing but its events, its schema or words. */
function isMention(draft: TopicDraft): boolean {
  return draft.shape === 'bullets' && draft.fields.length === 0;
}

function merge(draft: TopicDraft, target: TopicDraft): void {
  target.fields.push(...draft.fields);
  if (draft.prose) target.prose = [...(target.prose ?? []), ...draft.prose];
  target.sections.push(...draft.sections);
  // A list of something else about topics is no category of them.
  if (draft.fields.some(field => isTopical(field.label)))
    target.category ??= draft.category;
  for (const event of draft.events) {
    const isKnown = target.events.some(
      known => known.type.words === event.type.words,
    );
    if (!isKnown) target.events.push(event);
  }
}
