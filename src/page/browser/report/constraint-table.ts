import type { ConstraintRow, ContractData, OperationData, SideRow } from '../../report-data.ts';
import { h, icon, type Kid } from '../dom.ts';
import { number } from '../figures.ts';
import { outcomeFaces, outcomeNames } from './cells.ts';
import { openConstraint } from './constraint-dialog.ts';
import { outcomeOf, textAt } from './data.ts';

/** The part of a request that a constraint is of: `request`, `body`, `query`. */
export function partOf(row: ConstraintRow): string {
  return textAt(row[2]).replace(/\..*$/s, '');
}

/** The constraints of an operation as a table: what was sent on each side, and what came back. */
export function constraintTable(contract: ContractData, operation: OperationData): HTMLElement {
  const heads = ['Constraint', 'At its edge: must be accepted', 'Beyond it: must be rejected'];
  return h(
    'div',
    { class: 'tbl', tabindex: '0', role: 'group', 'aria-label': `Constraints of ${operation.title}` },
    h(
      'table',
      { role: 'table' },
      h(
        'thead',
        { role: 'rowgroup' },
        h(
          'tr',
          { role: 'row' },
          heads.map((text) => h('th', { scope: 'col', role: 'columnheader' }, text)),
        ),
      ),
      [...Map.groupBy(operation.rows, partOf)].map(([part, rows]) =>
        h(
          'tbody',
          { role: 'rowgroup' },
          h(
            'tr',
            { class: 'part', role: 'row' },
            h('th', { colspan: '3', scope: 'rowgroup', role: 'rowheader' }, part),
          ),
          rows.map((row) => tableRow(row, () => openConstraint(row, operation, contract))),
        ),
      ),
    ),
  );
}

function tableRow(row: ConstraintRow, open: () => void): HTMLElement {
  const [words, place, , , accepted, rejected, more] = row;
  const at = textAt(place);
  return h(
    'tr',
    { class: 'pick', role: 'row', onclick: open },
    h(
      'td',
      { class: 'w', role: 'cell' },
      h('button', { class: 'lk', type: 'button' }, at !== '' && [h('code', {}, at), ' '], textAt(words)),
      more?.overlay && h('span', { class: 'oursdot', role: 'img', 'aria-label': 'added by this team' }),
      (more?.rules?.length ?? 0) > 0 &&
        h('div', { class: 'hint' }, more?.rules?.map((rule) => `“${rule}”`).join(', ')),
    ),
    sideCell('At its edge', accepted),
    sideCell('Beyond it', rejected),
  );
}

function sideCell(label: string, side: SideRow): HTMLElement {
  const outcome = outcomeOf(side);
  const [picture, look] = outcomeFaces[outcome];
  return h(
    'td',
    { class: 'side', role: 'cell', 'data-l': label },
    h(
      'div',
      { class: 'st' },
      icon(picture, look, outcomeNames[outcome]),
      h('div', {}, sentText(side, look), noteText(side)),
    ),
  );
}

function sentText([outcome, , sends, status]: SideRow, look: string): Kid {
  const sent = textAt(sends).replace(/^an? (?:body|request) (?:that|whose) /, '');
  if (sent === '') return outcomeNames[outcomeOf([outcome])];
  return [sent, status !== undefined && status > 0 && [' → ', h('b', { class: look }, String(status))]];
}

function noteText([outcome, why, , , count = 0]: SideRow): Kid {
  const reason = textAt(why);
  if (reason !== '') return h('small', { class: outcomeOf([outcome]) === 'no' ? 'badc' : '' }, reason);
  return count > 1 && h('small', {}, `and ${number(count - 1)} more`);
}
