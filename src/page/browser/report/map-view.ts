import { h, icon, operationName } from '../dom.ts';
import { count, number } from '../figures.ts';
import type { ConstraintRow, ContractData, OperationData } from '../../report-data.ts';
import { cellLabel, cellLook, legend } from './cells.ts';
import { openConstraint } from './constraint-dialog.ts';
import { constraintTable, partOf } from './constraint-table.ts';
import { allRows, canBeTried, has, holds, matches, report, searchable } from './data.ts';
import { emptyBox } from './parts.ts';
import { followTips } from './tips.ts';

/** With so many constraints, or fewer, their tables are open from the start. */
const mostOpen = 60;
/** With so many operations, or fewer, nobody needs a search. */
const fewOperations = 8;

type Mode = 'all' | 'wrong' | 'gap';

interface Choice {
  mode: Mode;
  query: string;
}

/** What stands behind a cell. */
const behind = new WeakMap<
  Element,
  { readonly row: ConstraintRow; readonly operation: OperationData; readonly contract: ContractData }
>();

/** Draws every constraint as a cell, operation by operation. */
export function buildMap(root: HTMLElement): void {
  const chosen: Choice = { mode: 'all', query: '' };
  const host = h('div');
  const filler = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        filler.unobserve(target);
        fillers.get(target)?.();
      }
    },
    { rootMargin: '600px' },
  );
  const fill = (): void => fillMap(host, chosen, filler);
  root.append(legend(), mapFilters(chosen, fill), host);
  host.addEventListener('click', ({ target }) => {
    const found = target instanceof Element && behind.get(target);
    if (found) openConstraint(found.row, found.operation, found.contract);
  });
  host.addEventListener('keydown', moveInRow);
  followTips(host, (cell) => behind.get(cell)?.row);
  fill();
}

function operationCount(): number {
  return report.contracts.reduce((sum, { operations }) => sum + operations.length, 0);
}

function mapFilters(chosen: Choice, fill: () => void): HTMLElement {
  const possible = allRows.filter(canBeTried);
  const wrong = possible.filter((row) => has(row, 'no')).length;
  const gaps = possible.filter((row) => has(row, 'not-tried')).length;
  const modes: readonly (readonly [Mode, string])[] = [
    ['all', 'All operations'],
    ['wrong', `With wrong sides (${number(wrong)})`],
    ['gap', `Not fully tried (${number(gaps)})`],
  ];
  const buttons = modes.map(([mode, text]) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(mode === chosen.mode),
        onclick: (event: Event) => {
          chosen.mode = mode;
          for (const button of buttons)
            button.setAttribute('aria-pressed', String(button === event.currentTarget));
          fill();
        },
      },
      text,
    ),
  );
  return h(
    'div',
    { class: 'filters' },
    operationCount() > fewOperations && searchBox(chosen, fill),
    h('div', { class: 'seg', role: 'group', 'aria-label': 'Which operations' }, buttons),
    h(
      'span',
      { class: 'hint' },
      `${count(operationCount(), 'operation')}, ${count(allRows.length, 'constraint')}`,
    ),
  );
}

function searchBox(chosen: Choice, fill: () => void): HTMLElement {
  return h(
    'div',
    { class: 'search' },
    icon('search'),
    h('label', { class: 'vh', for: 'mq' }, 'Search operations'),
    h('input', {
      id: 'mq',
      type: 'search',
      autocomplete: 'off',
      placeholder: 'Search operations …',
      oninput: (event: InputEvent) => {
        chosen.query = (event.currentTarget as HTMLInputElement).value;
        fill();
      },
    }),
    h('kbd', { 'aria-hidden': 'true' }, '/'),
  );
}

function isChosen({ title, rows }: OperationData, { mode, query }: Choice): boolean {
  if (!matches(searchable([title.replaceAll('/', ' / ')]), query)) return false;
  if (mode === 'all') return true;
  return rows.some((row) => canBeTried(row) && has(row, mode === 'wrong' ? 'no' : 'not-tried'));
}

function fillMap(host: HTMLElement, chosen: Choice, filler: IntersectionObserver): void {
  const isOpen = allRows.length <= mostOpen;
  const contracts = report.contracts.flatMap((contract) => {
    const operations = contract.operations.filter((operation) => isChosen(operation, chosen));
    return operations.length === 0 ? [] : [contractBox(contract, operations, { isOpen, filler })];
  });
  host.replaceChildren(...contracts);
  if (contracts.length > 0) return;
  host.append(
    chosen.mode === 'wrong'
      ? emptyBox('Nothing is wrong', 'Every side that was tried is as it should be.')
      : chosen.mode === 'gap' && chosen.query === ''
        ? emptyBox('Nothing is left out', 'Every constraint was tried on both sides.')
        : emptyBox('No operation matches', 'Try another word.'),
  );
}

interface Drawing {
  readonly isOpen: boolean;
  readonly filler: IntersectionObserver;
}

function contractBox(
  contract: ContractData,
  operations: readonly OperationData[],
  drawing: Drawing,
): HTMLElement {
  const possible = contract.operations.flatMap(({ rows }) => rows).filter(canBeTried);
  const both = possible.filter(holds).length;
  return h(
    'div',
    { class: 'ct' },
    h(
      'h2',
      {},
      contract.name,
      h('small', {}, `${number(both)} of ${number(possible.length)} constraints hold on both sides`),
    ),
    operations.map((operation) => operationRow(contract, operation, drawing)),
  );
}

/** Draws the cells of a row that comes near; there may be a hundred thousand. */
const fillers = new WeakMap<Element, () => void>();

function operationRow(
  contract: ContractData,
  operation: OperationData,
  { isOpen, filler }: Drawing,
): HTMLElement {
  const { title, rows } = operation;
  const possible = rows.filter(canBeTried);
  const figure = `${possible.filter(holds).length} of ${possible.length}`;
  const cells = h('div', {
    class: 'cells',
    role: 'group',
    'aria-label': `${rows.length} constraints of ${title}`,
  });
  let table: HTMLElement | undefined;
  const toggle = (): void => {
    table?.remove();
    table = table ? undefined : constraintTable(contract, operation);
    if (table) element.append(table);
    name.setAttribute('aria-expanded', String(table !== undefined));
  };
  const name = h(
    'button',
    { class: 'name', type: 'button', 'aria-expanded': 'false', onclick: toggle },
    icon('chev'),
    operationName(title),
  );
  const isLow = rows.some((row) => has(row, 'no'));
  const element = h(
    'div',
    { class: 'orow' },
    name,
    h('span', { class: isLow ? 'fig low' : 'fig' }, figure),
    cells,
  );
  const perLine = Math.max(10, (innerWidth - 620) / 20);
  cells.style.minHeight = `${Math.min(Math.ceil(rows.length / perLine) * 21, 400)}px`;
  fillers.set(element, () => {
    cells.style.minHeight = '';
    fillCells(cells, contract, operation);
  });
  filler.observe(element);
  if (isOpen) toggle();
  return element;
}

function fillCells(cells: HTMLElement, contract: ContractData, operation: OperationData): void {
  let isFirst = true;
  const cellOf = (row: ConstraintRow): HTMLElement => {
    const cell = h('button', {
      class: `cell ${cellLook(row)}`,
      type: 'button',
      tabindex: isFirst ? '0' : '-1',
      'aria-label': cellLabel(row),
    });
    isFirst = false;
    behind.set(cell, { row, operation, contract });
    return cell;
  };
  cells.append(
    ...[...Map.groupBy(operation.rows, partOf).values()].map((rows) =>
      h('span', { class: 'g' }, rows.map(cellOf)),
    ),
  );
}

const moves: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, Home: -1e9, End: 1e9 };

/** The cells of a row are one stop of the tab key: arrows go from one to the next. */
function moveInRow(event: KeyboardEvent): void {
  const cell = event.target;
  const move = moves[event.key];
  if (!(cell instanceof HTMLElement) || !behind.has(cell) || move === undefined) return;
  const all = [...(cell.closest('.cells')?.querySelectorAll<HTMLElement>('.cell') ?? [])];
  const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(cell) + move))] ?? cell;
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
  event.preventDefault();
}
