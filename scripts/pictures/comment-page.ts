import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { escaped } from './terminal-page.ts';

const style = `
body { margin: 0; padding: 20px 24px; color: #1f2328; font: 14px/21px system-ui, "DejaVu Sans", sans-serif }
main { border: 1px solid #d1d9e0; border-radius: 6px; padding: 4px 20px 16px; overflow-wrap: anywhere }
h2 { font-size: 20px; border-bottom: 1px solid #d1d9e0; padding-bottom: 8px } h3 { font-size: 16px }
table { border-collapse: collapse } th, td { border: 1px solid #d1d9e0; padding: 5px 12px; text-align: left }
code { background: #eff1f3; border-radius: 6px; padding: 2px 5px; font: 12px ui-monospace, "DejaVu Sans Mono", monospace }
pre { background: #f6f8fa; border-radius: 6px; padding: 12px; white-space: pre-wrap } pre code { background: none; padding: 0 }`;

/** As much of a tree of Markdown as is needed. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly children?: readonly Node[];
}

const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  list: 'ul',
  listItem: 'li',
  strong: 'strong',
  emphasis: 'em',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  blockquote: 'blockquote',
};

/** A comment as a pull request shows it. */
export function commentPage(markdown: string): string {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><main>${inside(tree)}</main>`;
}

function inside({ children = [] }: Node): string {
  return children.map(markup).join('');
}

function markup(node: Node): string {
  const { type, value = '', depth = 1 } = node;
  if (type === 'text') return escaped(value);
  if (type === 'inlineCode') return `<code>${escaped(value)}</code>`;
  if (type === 'code') return `<pre><code>${escaped(value)}</code></pre>`;
  if (type === 'heading') return `<h${depth}>${inside(node)}</h${depth}>`;
  // Of HTML the toolkit writes what folds, and a comment by which it finds its own.
  if (type === 'html')
    return /^<\/?(details|summary)/.test(value) ? value.replace('<details>', '<details open>') : '';
  const element = elements[type];
  return element === undefined ? inside(node) : `<${element}>${inside(node)}</${element}>`;
}
