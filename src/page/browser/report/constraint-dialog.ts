import type { CaseRecord } from '../../../constraint-record.ts';
import type { ConstraintRow, ContractData, OperationData, SideRow } from '../../report-data.ts';
import { commandLine } from '../copy.ts';
import { h, icon, operationName, type Kid } from '../dom.ts';
import { capital, number } from '../figures.ts';
import { messageBlock } from '../message-block.ts';
import { outcomeFaces, outcomeNames } from './cells.ts';
import { outcomeOf, textAt } from './data.ts';
import { oursTag, openDialog, placeLink } from './parts.ts';

/** Shows a constraint: whose it is, and the cases of both its sides. */
export function openConstraint(row: ConstraintRow, operation: OperationData, contract: ContractData): void {
  const [words, place, , keyword, accepted, rejected, more] = row;
  const at = textAt(place);
  const overlay = more?.overlay;
  openDialog(
    'Constraint',
    'side',
    [at !== '' && [h('code', {}, at), ': '], textAt(words)],
    h(
      'div',
      { class: 'body' },
      h(
        'div',
        { class: 'meta' },
        operationName(operation.title),
        h('span', { class: 'mono' }, textAt(keyword)),
        placeLink(more?.location),
        overlay && oursTag(),
      ),
      overlay?.description !== undefined &&
        h('div', { class: 'help own' }, icon('ours'), h('div', {}, overlay.description)),
      (more?.rules?.length ?? 0) > 0 &&
        h('p', { class: 'meta' }, 'Documented as ', more?.rules?.map((rule) => `“${rule}”`).join(', ')),
      sideBox('At its edge', 'accepted', accepted, more?.wrong?.[0] ?? [], contract),
      sideBox('Beyond it', 'rejected', rejected, more?.wrong?.[1] ?? [], contract),
    ),
  );
}

function sideBox(
  title: string,
  wanted: 'accepted' | 'rejected',
  side: SideRow,
  wrong: readonly CaseRecord[],
  { replay }: ContractData,
): HTMLElement {
  const outcome = outcomeOf(side);
  const [picture, look] = outcomeFaces[outcome];
  const [, why, sends, status = 0, all = 0, id] = side;
  const reason = textAt(why);
  const said = {
    yes: wanted,
    no: `wrong: it ${reason}`,
    'not-tried': `${outcomeNames[outcome]}${reason === '' ? '' : `: ${reason}`}`,
    impossible: `${outcomeNames[outcome]}${reason === '' ? '' : `: ${reason}`}`,
  }[outcome];
  const line: CaseRecord[] =
    wrong.length > 0 || textAt(sends) === ''
      ? [...wrong]
      : [{ id: textAt(id), sends: textAt(sends), status, outcome: outcome === 'yes' ? wanted : 'unclear' }];
  return h(
    'div',
    { class: outcome === 'no' ? 'sidebox bad' : 'sidebox' },
    h('h3', {}, icon(picture, look), title, h('span', { class: 'hint' }, said)),
    line.length > 0 &&
      h(
        'div',
        { class: 'in' },
        line.map((each) => caseBox(each, wanted, replay)),
      ),
    all > line.length &&
      line.length > 0 &&
      h(
        'p',
        { class: 'hint more-cases' },
        `${number(all - line.length)} more ${all - line.length === 1 ? 'case' : 'cases'} tried this side`,
      ),
  );
}

function caseBox(
  { id, sends, status = 0, outcome, exchange, curl }: CaseRecord,
  wanted: string,
  replay: ContractData['replay'],
): Kid {
  return h(
    'div',
    { class: 'case' },
    h(
      'p',
      {},
      h('b', {}, capital(sends)),
      status > 0 && [
        ' → ',
        h(
          'b',
          { class: outcome === wanted ? 'okc' : outcome === 'unclear' ? 'warnc' : 'badc' },
          String(status),
        ),
        ` ${outcome}`,
      ],
    ),
    h(
      'div',
      { class: 'cmds' },
      replay && id !== '' && commandLine('replay', `${replay[0]}${quoted(id)}${replay[1]}`),
      curl !== undefined && commandLine('curl', curl),
    ),
    exchange && [messageBlock('Request', exchange.request), messageBlock('Response', exchange.response)],
  );
}

/** A word of a POSIX shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
