import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A node of a Markdown document. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly children?: readonly MarkdownNode[];
}

/** Reads Markdown as GitHub does: CommonMark and GFM. */
export function readMarkdown(text: string): MarkdownNode {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** All nodes of a kind, in their order, however deep. */
export function nodesOf(root: MarkdownNode, type: string): readonly MarkdownNode[] {
  const below = (root.children ?? []).flatMap((child) => nodesOf(child, type));
  return root.type === type ? [root, ...below] : below;
}

/** The kinds of nodes that a document has. */
export function typesOf(root: MarkdownNode): ReadonlySet<string> {
  const types = new Set([root.type]);
  for (const child of root.children ?? []) for (const type of typesOf(child)) types.add(type);
  return types;
}
