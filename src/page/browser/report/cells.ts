import type { ConstraintRow, SideRow } from '../../report-data.ts';
import { h } from '../dom.ts';
import { textAt, outcomeOf, type Outcome } from './data.ts';

/** How each outcome of a side is said. */
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  impossible: 'cannot be tried',
  yes: 'as it should be',
  no: 'wrong',
  'not-tried': 'not tried',
};

/** The picture and the colour of each outcome. */
export const outcomeFaces: Readonly<Record<Outcome, readonly [picture: string, look: string]>> = {
  impossible: ['na', 'mutc'],
  yes: ['check', 'okc'],
  no: ['x', 'badc'],
  'not-tried': ['dash', 'warnc'],
};

/** The classes that draw a constraint as a cell: both its halves, and whether it is the team's own. */
export function cellLook([, , , , accepted, rejected, more]: ConstraintRow): string {
  return `cx a${accepted[0]} b${rejected[0]}${more?.overlay ? ' own' : ''}`;
}

/** A side in words, with why it is not as it should be. */
export function sideText(side: SideRow): string {
  const reason = textAt(side[1]);
  return `${outcomeNames[outcomeOf(side)]}${reason === '' ? '' : ` (${reason})`}`;
}

/** What a constraint is called: its place, and what it asks for. */
export function constraintName([words, place]: ConstraintRow): string {
  const at = textAt(place);
  return at === '' ? textAt(words) : `${at}: ${textAt(words)}`;
}

/** What is said of a cell to those who hear the page. */
export function cellLabel(row: ConstraintRow): string {
  const ours = row[6]?.overlay ? ' Added by this team.' : '';
  return `${constraintName(row)}. At its edge: ${sideText(row[4])}. Beyond it: ${sideText(row[5])}.${ours}`;
}

/** How cells are read. */
export function legend(): HTMLElement {
  const shapes: readonly (readonly [string, string])[] = [
    ['a1 b1', 'holds on both sides'],
    ['a2 b1', 'valid request refused'],
    ['a1 b2', 'invalid request accepted'],
    ['a1 b3', 'not tried'],
    ['a1 b0', 'cannot be tried'],
  ];
  return h(
    'div',
    { class: 'legend' },
    h('span', {}, h('strong', {}, 'One cell is one constraint.')),
    h('span', {}, 'Left: what it just allows. Right: what it just forbids.'),
    shapes.map(([look, text]) =>
      h('span', {}, h('span', { class: `cx ${look}`, 'aria-hidden': 'true' }), text),
    ),
    h(
      'span',
      {},
      h('span', { class: 'cx own a1 b1', 'aria-hidden': 'true' }),
      h('span', { class: 'oursdot' }),
      'added by this team',
    ),
  );
}
