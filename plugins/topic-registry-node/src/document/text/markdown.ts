import { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

/** What this reader needs of any node of the tree. */
export interface AnyNode {
  type: string;
  value?: string;
  alt?: string | null;
  children?: AnyNode[];
  position?: {
    start: { line: number; column: number; offset?: number };
    end: { line: number; column: number; offset?: number };
  };
}

const syntax = [gfm()];
// The transform that finds e-mail addresses rewrites text nodes without
// positions; nothing here needs it.
const tree = gfmFromMarkdown().map(
  ({ transforms: _, ...extension }) => extension,
);

/**
 * Parses Markdown (CommonMark with GFM) whose first character stands at `base`
 * of the document; the offsets of the nodes are those of the document.
 */
export function parseMarkdown(
  markdown: string,
  base: number,
  options: { frontMatter: boolean },
): RootContent[] {
  const root: Root = options.frontMatter
    ? fromMarkdown(markdown, {
        extensions: [...syntax, frontmatter(['yaml'])],
        mdastExtensions: [...tree, frontmatterFromMarkdown(['yaml'])],
      })
    : fromMarkdown(markdown, { extensions: syntax, mdastExtensions: tree });
  if (base > 0) moveOffsets(root.children, base);
  return root.children;
}

/** Offset of a node's first character. */
export function startOf(node: AnyNode): number {
  return node.position?.start.offset ?? 0;
}

/** Offset after a node's last character. */
export function endOf(node: AnyNode): number {
  return node.position?.end.offset ?? 0;
}

function moveOffsets(nodes: AnyNode[], base: number): void {
  const open: AnyNode[] = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.position) {
      node.position.start.offset = (node.position.start.offset ?? 0) + base;
      node.position.end.offset = (node.position.end.offset ?? 0) + base;
    }
    for (const child of node.children ?? []) open.push(child);
  }
}
