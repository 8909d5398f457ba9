import type { ConstraintRow } from '../../report-data.ts';
import { h } from '../dom.ts';
import { constraintName, sideText } from './cells.ts';

/** Shows beside the cell that is pointed at, or has the focus, what it is; the same is said by its label. */
export function followTips(host: HTMLElement, rowOf: (cell: Element) => ConstraintRow | undefined): void {
  let tip: HTMLElement | undefined;
  const hide = (): void => {
    tip?.remove();
    tip = undefined;
  };
  const show = (event: Event): void => {
    const cell = event.target instanceof Element ? event.target : undefined;
    const row = cell && rowOf(cell);
    hide();
    if (!cell || !row) return;
    tip = tipOf(row);
    document.body.append(tip);
    place(tip, cell.getBoundingClientRect());
  };
  for (const name of ['mouseover', 'focusin']) host.addEventListener(name, show);
  for (const name of ['focusout', 'mouseleave']) host.addEventListener(name, hide);
  addEventListener('scroll', hide, { passive: true });
}

function tipOf(row: ConstraintRow): HTMLElement {
  return h(
    'div',
    { class: 'tip', 'aria-hidden': 'true' },
    h('b', {}, constraintName(row)),
    h('div', {}, `At its edge: ${sideText(row[4])}`),
    h('div', {}, `Beyond it: ${sideText(row[5])}`),
    row[6]?.overlay && h('div', {}, 'Added by this team'),
  );
}

function place(tip: HTMLElement, cell: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect();
  const left = cell.left + cell.width / 2 - width / 2;
  const above = cell.top - height - 6;
  tip.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, left))}px`;
  tip.style.top = `${above < 50 ? cell.bottom + 6 : above}px`;
}
