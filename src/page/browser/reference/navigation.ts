import type { OperationDocs, ReferenceData } from '../../reference-data.ts';
import { byId, h, type Kid } from '../dom.ts';

/** With fewer operations, or as many, their parts are listed as well. */
const fewOperations = 3;

/** The parts of an operation that one can go to, with the end of their addresses. */
export function partsOf(
  operation: OperationDocs,
  hasChanges: boolean,
): readonly (readonly [string, string])[] {
  const { parameters, body, examples, responses } = operation;
  return [
    ...(parameters.length > 0 ? [['Parameters', 'parameters'] as const] : []),
    ...(body ? [['Body', 'body'] as const] : []),
    ...(examples.length > 1 ? [['What just fits', 'edges'] as const] : []),
    ...(responses.length > 0 ? [['Responses', 'responses'] as const] : []),
    ...(hasChanges ? [['What changed', 'changes'] as const] : []),
  ];
}

/** The changes of an operation. */
export function changesOf({ changes }: ReferenceData, { title }: OperationDocs) {
  return changes?.list.filter(({ operations }) => operations.includes(title)) ?? [];
}

/** Draws the list of operations by their tags, and gives what marks the one that is read. */
export function drawNavigation(reference: ReferenceData): (anchor: string) => void {
  const links = new Map<string, HTMLElement>();
  const { operations } = reference;
  const nav = byId('nav');
  nav.append(h('label', { class: 'vh', for: 'nq' }, 'Find an operation'), searchBox(operations, links));
  for (const [tag, own] of Map.groupBy(operations, (operation) => operation.tag))
    nav.append(
      h(
        'div',
        {},
        h('h2', {}, tag),
        own.map((operation) => entry(reference, operation, links)),
      ),
    );
  return (anchor) => {
    for (const [each, link] of links)
      if (each === anchor) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
  };
}

function close(): void {
  byId('nav').classList.remove('open');
  byId('menu').setAttribute('aria-expanded', 'false');
}

function entry(reference: ReferenceData, operation: OperationDocs, links: Map<string, HTMLElement>): Kid {
  const { anchor, summary, method } = operation;
  const link = h(
    'a',
    { href: `#${anchor}`, onclick: close },
    h('span', {}, summary),
    h('span', { class: `m ${method}` }, method),
  );
  links.set(anchor, link);
  if (reference.operations.length > fewOperations) return link;
  const parts = partsOf(operation, changesOf(reference, operation).length > 0);
  return [
    link,
    parts.map(([text, end]) => h('a', { class: 'sub', href: `#${anchor}-${end}`, onclick: close }, text)),
  ];
}

function searchBox(
  operations: readonly OperationDocs[],
  links: ReadonlyMap<string, HTMLElement>,
): HTMLElement {
  return h('input', {
    id: 'nq',
    type: 'search',
    placeholder: 'Find an operation …',
    autocomplete: 'off',
    oninput: (event: InputEvent) => {
      const query = (event.currentTarget as HTMLInputElement).value.toLowerCase();
      for (const { anchor, title, summary } of operations) {
        const link = links.get(anchor);
        if (link)
          link.style.display = `${title} ${summary} ${anchor}`.toLowerCase().includes(query) ? '' : 'none';
      }
    },
  });
}
