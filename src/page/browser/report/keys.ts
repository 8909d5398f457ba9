import { copy, say } from '../copy.ts';
import { byId, h } from '../dom.ts';
import { chooseFirst, chosenFinding, enterFinding, moveFinding } from './findings-view.ts';
import { openDialog } from './parts.ts';
import type { Tabs } from './tabs.ts';

const listed: readonly (readonly [keys: string, what: string])[] = [
  ['j k', 'next, previous finding'],
  ['Enter', 'go into it'],
  ['/', 'search'],
  ['1 – 4', 'findings, contract, changes, run'],
  ['c', 'copy the curl line'],
  ['r', 'copy the replay line'],
  ['Esc', 'close, or clear the search'],
  ['?', 'this'],
];

/** Shows what each key does. */
export function openKeys(): void {
  const rows = listed.map(([keys, what]) => [
    h(
      'span',
      {},
      keys.split(' ').map((key) => (key === '–' ? ' – ' : [h('kbd', {}, key), ' '])),
    ),
    h('span', {}, what),
  ]);
  openDialog('Keys', '', 'Keys', h('div', { class: 'keys' }, rows));
}

/** Listens to the keys. */
export function followKeys(tabs: Tabs): void {
  addEventListener('keydown', (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector('dialog[open]')) return;
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    if (target instanceof HTMLInputElement) typed(event, target);
    else if (!(target instanceof HTMLSelectElement)) pressed(event, target, tabs);
  });
}

function typed({ key }: KeyboardEvent, input: HTMLInputElement): void {
  if (key === 'Enter' && input.id === 'q') chooseFirst();
  if (key !== 'Escape' || input.type !== 'search') return;
  input.value = '';
  input.dispatchEvent(new InputEvent('input'));
  input.blur();
}

function pressed(event: KeyboardEvent, target: HTMLElement, { views, show }: Tabs): void {
  const { key } = event;
  const view = /^[1-9]$/.test(key) ? views[Number(key) - 1] : undefined;
  if (view) show(view.id, true);
  else if (key === '?') openKeys();
  else if (key === '/') focusSearch(event);
  else if (byId('v-findings').hidden) return;
  else if (key === 'j' || key === 'k') moveFinding(key === 'j' ? 1 : -1);
  else if (key === 'c' || key === 'r') void copyLine(key === 'c' ? 'curl' : 'replay');
  else if (key === 'Enter' && target.classList.contains('row')) {
    event.preventDefault();
    enterFinding(target);
  }
}

function focusSearch(event: KeyboardEvent): void {
  const search = document.querySelector<HTMLInputElement>('section.view:not([hidden]) input[type=search]');
  if (!search) return;
  search.focus();
  event.preventDefault();
}

/** How long a note stays, in milliseconds. */
const noteStays = 1400;

async function copyLine(name: 'curl' | 'replay'): Promise<void> {
  const line = chosenFinding()?.[name];
  if (line === undefined) return;
  await copy(line);
  say(`${name} copied`);
  const note = h('div', { class: 'toast' }, `${name} line copied`);
  document.body.append(note);
  setTimeout(() => note.remove(), noteStays);
}
