import { Code, RootContent } from 'mdast';
import { AnyNode } from '../text/markdown';
import { isFence } from './lostHeadings';
import { Reading } from './reading';
import { codeLines } from './templates';

/** Collects the fenced blocks that say that they are JSON. */
export function readExamples(blocks: RootContent[], reading: Reading): void {
  const open: AnyNode[] = [...blocks].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'code') readExample(node as Code, reading);
    if (node.type !== 'list' && node.type !== 'listItem') continue;
    for (const child of [...(node.children ?? [])].reverse()) open.push(child);
  }
}

function readExample(node: Code, reading: Reading): void {
  if (node.lang?.toLowerCase() !== 'json' || !isFence(node, reading)) return;
  const lines = codeLines(node, reading);
  if (lines.length === 0 || node.value.trim() === '') return;
  const { source } = reading;
  const range = source.range(
    source.lineSpan(lines[0].range.line).start,
    lines[lines.length - 1].endOffset,
  );
  reading.examples.push({ text: node.value, range });
}
