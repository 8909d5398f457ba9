import type { OperationDocs } from '../../reference-data.ts';
import { copyButton } from '../copy.ts';
import { h, type Kid } from '../dom.ts';
import { codeBlock } from '../json-lines.ts';

/** How to call an operation: by the generated client, and by curl. */
export function callCard({ call, curl }: OperationDocs): HTMLElement {
  const texts: Readonly<Record<string, string>> = {
    TypeScript: call,
    ...(curl !== undefined && { curl: folded(curl) }),
  };
  const card = h('div', { class: 'card' });
  const draw = (name: string): void => {
    const text = texts[name] ?? '';
    const buttons = Object.keys(texts).map((each) =>
      h('button', { type: 'button', 'aria-pressed': String(each === name), onclick: () => draw(each) }, each),
    );
    card.replaceChildren(
      h(
        'div',
        { class: 'h' },
        h('div', { class: 'seg', role: 'group', 'aria-label': 'Language' }, buttons),
        h('span', { class: 'sp' }),
        copyButton(text, `${name} call`),
      ),
      codeBlock(
        `${name} call`,
        text.split('\n').map((line) => h('span', { class: 'l' }, coloured(line))),
      ),
    );
  };
  draw('TypeScript');
  return card;
}

/** A line of curl with its parts below each other. */
function folded(curl: string): string {
  return curl.replaceAll(" -H '", " \\\n  -H '").replace(' --data-raw', ' \\\n  --data-raw');
}

const words = /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\b(?:const|await|if|else|true|false|null)\b|\b\d+\b)/;

function coloured(line: string): Kid {
  return line.split(words).map((piece) => {
    if (/^['"]/.test(piece)) return h('span', { class: 's' }, piece);
    if (/^(const|await|if|else)$/.test(piece)) return h('span', { class: 'k' }, piece);
    return /^(true|false|null|\d+)$/.test(piece) ? h('span', { class: 'nu' }, piece) : piece;
  });
}
