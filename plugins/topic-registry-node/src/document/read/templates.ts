import { RootContent } from 'mdast';
import { InlineText } from '../text/InlineText';
import { AnyNode, startOf } from '../text/markdown';
import { Context, Reading } from './reading';

const NAMING =
  /\b(?:nam(?:e|ed|es|ing)|conventions?|format|pattern|nomenclature)\b/i;
const GROUP =
  /\bconsumer[\s-]*groups?\b|\bgroup[\s-]+(?:ids?|nam(?:e|es|ing))\b/i;
const TOPIC = /\b(?:topics?|streams?|channels?)\b/i;

/**
 * Finds naming templates (code with `{variables}`) where the heading or the
 * sentence speaks of the naming of topics or consumer groups.
 */
export function readTemplates(
  block: RootContent,
  context: Context,
  reading: Reading,
): void {
  if (block.type === 'code') {
    for (const line of codeLines(block, reading)) {
      addTemplate(line, '', '', context, reading);
    }
    return;
  }
  for (const paragraph of paragraphsOf(block)) {
    const text = InlineText.of(
      reading.source,
      paragraph.children ?? [],
      startOf(paragraph),
    );
    for (const code of text.codes) {
      addTemplate(
        text.slice(code.start, code.end),
        withoutCodes(text, code.start),
        text.text.slice(code.end),
        context,
        reading,
      );
    }
  }
}

/** The words before an index, without those in code spans. */
function withoutCodes(text: InlineText, end: number): string {
  let words = '';
  let at = 0;
  for (const code of text.codes) {
    if (code.start >= end) break;
    words += `${text.text.slice(at, code.start)} `;
    at = code.end;
  }
  return words + text.text.slice(at, end);
}

/** Paragraphs and rows anywhere inside a block. */
export function paragraphsOf(block: AnyNode): AnyNode[] {
  const found: AnyNode[] = [];
  const open: AnyNode[] = [block];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'paragraph' || node.type === 'tableRow') found.push(node);
    else
      for (const child of [...(node.children ?? [])].reverse())
        open.push(child);
  }
  return found;
}

/** The lines of a code block with their places. */
export function codeLines(block: AnyNode, reading: Reading): InlineText[] {
  const { source } = reading;
  const first = source.lineAt(startOf(block)) + 1;
  const lines: InlineText[] = [];
  const count = (block.value ?? '').split(/\r\n|\n|\r/).length;
  for (
    let line = first;
    line < first + count && line <= source.lineCount;
    line++
  ) {
    const { start, end } = source.lineSpan(line);
    lines.push(InlineText.verbatim(source, start, end).trim());
  }
  return lines;
}

function addTemplate(
  code: InlineText,
  before: string,
  after: string,
  context: Context,
  reading: Reading,
): void {
  const template = templateOf(code.text);
  const kind = template && kindOf(before, after, context);
  if (!template || !kind) return;
  const { standards } = reading;
  const list =
    kind === 'group' ? standards.groupTemplates : standards.topicTemplates;
  if (list.some(known => known.template === template)) return;
  const purpose = after
    .replace(/^[\s:–—-]+/, '')
    .replace(/\s*\((?:e\.g\.|for example|such as)[^()]*\)/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  list.push({ template, purpose: purpose || undefined, range: code.range });
}

/** What a template names, by the nearest words before it, else by the headings above. */
function kindOf(
  before: string,
  after: string,
  context: Context,
): 'topic' | 'group' | undefined {
  const headings = context.titles.slice(-2);
  if (
    !headings.some(title => NAMING.test(title)) &&
    !NAMING.test(`${before} ${after}`)
  ) {
    return undefined;
  }
  const places = [before, ...headings.reverse(), after];
  for (const words of places) {
    const group = lastIndex(words, GROUP);
    const topic = lastIndex(words, TOPIC);
    if (group < 0 && topic < 0) continue;
    return group > topic ? 'group' : 'topic';
  }
  return undefined;
}

function lastIndex(words: string, pattern: RegExp): number {
  let at = -1;
  for (const match of words.matchAll(new RegExp(pattern.source, 'gi')))
    at = match.index;
  return at;
}

/** The template that a code span writes, `<variable>` taken as `{variable}`; undefined for other code. */
function templateOf(text: string): string | undefined {
  const value = text.trim();
  // The values of an enumeration stand in parentheses, which otherwise mean code.
  const bare = value.replace(/\{([\w-]+):enum\([\w.,\s-]*\)\}/g, '{$1}');
  if (bare.length > 249 || /[\s"'$();=]/.test(bare)) return undefined;
  const braced = bracesOf(bare);
  return /\{[A-Za-z][^{}]*\}/.test(braced) &&
    /^[A-Za-z0-9._{}:,|-]+$/.test(braced)
    ? bracesOf(value)
    : undefined;
}

function bracesOf(template: string): string {
  return template.replace(/<([A-Za-z][\w:-]*)>/g, '{$1}');
}
