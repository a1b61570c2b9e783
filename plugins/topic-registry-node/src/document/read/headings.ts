import { Lifecycle } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { readServiceList } from '../values/serviceList';
import { lifecycleOf } from './lifecycle';
import { CategoryDraft } from './reading';

/** A heading that may name a topic. */
export interface NamedHeading {
  name: InlineText;
  number?: InlineText;
  lifecycle?: Lifecycle;
  /** Bold or in a code span. */
  isMarked: boolean;
  /** Nothing beside number, name and mark stands in the heading. */
  isBare: boolean;
  /** "Topic:" before the name says what it is. */
  isTold: boolean;
}

/** A name that reads like one of a topic: letters, digits, `.`, `_`, `-`. */
export function isIdentifier(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text) && text.length <= 249;
}

/** An identifier of several parts, which no plain word is. */
export function isCompound(text: string): boolean {
  return (
    isIdentifier(text) &&
    /[A-Za-z0-9][._][A-Za-z0-9]|^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(text)
  );
}

/** Reads `1. **name** (MARK)` in its variants. Undefined where no name stands first. */
export function readNamedHeading(
  heading: InlineText,
): NamedHeading | undefined {
  const whole = heading.trim();
  const text = withoutLead(whole);
  const lead = whole.text.slice(0, whole.text.length - text.text.length);
  const numbered = /^(\d{1,6})[.)]\s+/.exec(text.text);
  let number = numbered ? text.slice(0, numbered[1].length) : undefined;
  const rest = text.slice(numbered?.[0].length ?? 0);
  const mark = rest.marks.find(entry => entry.start === 0);
  const end = mark ? mark.end : /^\S+/.exec(rest.text)?.[0].length ?? 0;
  let name = rest.slice(0, end).trim();
  const inside = /^(\d{1,6})[.)]\s+/.exec(name.text);
  if (inside && mark) {
    number ??= name.slice(0, inside[1].length);
    name = name.slice(inside[0].length);
  }
  if (name.isBlank || /[{}<>|]/.test(name.text)) return undefined;
  const after = rest.slice(end).trim();
  const brackets = [...after.text.matchAll(/[([]([^()[\]]*)[)\]]/g)];
  const lifecycle = brackets.map(match => lifecycleOf(match[1])).find(Boolean);
  const left = after.text.replace(/[([]([^()[\]]*)[)\]]/g, ' ').trim();
  return {
    name,
    number,
    lifecycle:
      lifecycle ??
      (left ? lifecycleOf(left.replace(/^[-–—:]\s*/, '')) : undefined),
    isMarked: mark !== undefined,
    isBare: left === '' || /^[-–—:]\s/.test(left),
    isTold: /topic/i.test(lead),
  };
}

/** A heading without the number of its section, a symbol, and "Topic:" before a name. */
function withoutLead(heading: InlineText): InlineText {
  const lead =
    /^(?:\d{1,4}(?:\.\d{1,4})+\.?\s+)?(?:[^\p{L}\p{N}\s(]+\s+)?(?:(?:kafka[\s-]+)?topic\s*:\s*|(?:kafka[\s-]+)?topic\s+(?=\S*[._]\S*\s*$))?/iu.exec(
      heading.text,
    );
  const length = lead?.[0].length ?? 0;
  return length > 0 && !heading.marks.some(mark => mark.start < length)
    ? heading.slice(length)
    : heading;
}

/** A category heading with what its parentheses say. */
export interface CategoryHeading {
  category: CategoryDraft;
  /** The number of topics that the heading states. */
  count?: InlineText;
}

/** Reads `Title (Services 1-3, 22)` and `Title (4)`. */
export function readCategoryHeading(heading: InlineText): CategoryHeading {
  const text = heading.trim();
  const match = /^(.*?)\s*\(([^()]*)\)$/s.exec(text.text);
  const inner =
    match && text.slice(text.text.lastIndexOf('(') + 1, text.text.length - 1);
  let title = text;
  let count: InlineText | undefined;
  let mentions: CategoryDraft['mentions'] = [];
  if (match && inner) {
    const counted =
      /^\s*(\d+)(?:\s+(?:kafka\s+|event\s+)?(?:topics?|events?|streams?))?\s*$/i.exec(
        inner.text,
      );
    const list = /(?:service|svc)s?[\s#-]*\d/i.test(inner.text)
      ? readServiceList(inner)
      : undefined;
    if (counted) {
      const at = inner.text.indexOf(counted[1]);
      count = inner.slice(at, at + counted[1].length);
      title = text.slice(0, match[1].length);
    } else if (list && list.residue.length === 0 && list.mentions.length > 0) {
      mentions = list.mentions;
      title = text.slice(0, match[1].length);
    }
  }
  const numbering =
    /^\d+(?:\.\d+)*[.)]?\s+(?=\p{L})/u.exec(title.text)?.[0].length ?? 0;
  const words = title.slice(numbering).words;
  return { category: { title: words, mentions, range: text.range }, count };
}
