import type { SourceLocation } from '../../../source-location.ts';
import { h, icon, link, type Kid } from '../dom.ts';
import { codeBlock } from '../json-lines.ts';
import { sourceAddress, type Severity } from './data.ts';

/** The picture of each severity. */
export const severityIcons = { error: 'error', warning: 'warning', information: 'info' } as const;
/** The colour of each severity. */
export const severityLooks = { error: 'badc', warning: 'warnc', information: 'infoc' } as const;

/** A severity as a small label. */
export function severityTag(severity: Severity): HTMLElement {
  return h('span', { class: `tag ${severity}` }, icon(severityIcons[severity]), severity);
}

/** Says that a team added something to what its publisher wrote. */
export function oursTag(): HTMLElement {
  return h('span', { class: 'tag ours' }, icon('ours'), 'added by this team');
}

/** A place in a file, linked where the repository is known. */
export function placeLink(location: SourceLocation | undefined): Kid {
  return location && link(sourceAddress(location), `${location.file}:${location.line}`, 'mono');
}

/** What to do next. */
export function helpBox(text: string | undefined): Kid {
  return text !== undefined && h('div', { class: 'help' }, icon('arrow'), h('div', {}, text));
}

/** Lines of a file with their numbers, the one that is meant marked. */
export function sourceBlock(
  excerpt: { readonly from: number; readonly lines: readonly string[] } | undefined,
  line: number | undefined,
): Kid {
  if (!excerpt) return undefined;
  const lines = excerpt.lines.map((text, index) => {
    const number = excerpt.from + index;
    const look = number === line ? 'l hit' : 'l';
    return h('span', { class: look, 'data-n': String(number) }, h('span', {}, text));
  });
  return h('div', { class: 'blk' }, h('h3', {}, 'Where it is written'), codeBlock('Source', lines, 'nums'));
}

/** What is said where there is nothing to show. */
export function emptyBox(title: string, ...kids: readonly Kid[]): HTMLElement {
  return h('div', { class: 'empty' }, h('h2', {}, title), h('p', {}, ...kids));
}

/** A block with a heading. */
export function block(title: Kid, ...kids: readonly Kid[]): HTMLElement {
  return h('div', { class: 'blk' }, h('h3', {}, title), ...kids);
}

/** A dialog that goes when it is closed, by a key or by a click beside it. */
export function openDialog(
  label: string,
  look: string,
  title: Kid,
  ...kids: readonly Kid[]
): HTMLDialogElement {
  const close = h(
    'button',
    { class: 'x', type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() },
    icon('x'),
  );
  const dialog = h(
    'dialog',
    { class: look, 'aria-label': label },
    h('header', {}, h('h2', {}, title), close),
    ...kids,
  );
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
