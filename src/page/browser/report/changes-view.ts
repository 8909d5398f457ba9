import type { ChangeRecord, ComparisonRecord } from '../../../change-record.ts';
import { h, icon, operationName, type Kid } from '../dom.ts';
import { count } from '../figures.ts';
import type { ContractData } from '../../report-data.ts';
import { changeBlocks, gradeText } from './change-blocks.ts';
import { report } from './data.ts';
import { helpBox } from './parts.ts';

const ranks = { breaking: 0, dangerous: 1, safe: 2 } as const;
/** More consumers have no columns of their own. */
const mostColumns = 3;

/** Draws what changed, contract by contract, with a column for each consumer. */
export function buildChanges(root: HTMLElement): void {
  for (const contract of report.contracts)
    if (contract.comparison && contract.comparison.changes.length > 0)
      root.append(comparisonBox(contract, contract.comparison));
}

function comparisonBox({ name }: ContractData, comparison: ComparisonRecord): HTMLElement {
  const { changes, exchanges } = comparison;
  const of = (severity: ChangeRecord['severity']): number =>
    changes.filter((change) => change.severity === severity).length;
  const consumers = [...new Set(changes.flatMap(({ reach = [] }) => reach.map(({ consumer }) => consumer)))];
  const isTable = consumers.length > 0 && consumers.length <= mostColumns;
  const dangerous = of('dangerous') > 0 ? `, ${of('dangerous')} dangerous` : '';
  const figures = `${count(of('breaking'), 'breaking change')}${dangerous}, ${of('safe')} safe; ${exchanges.unchanged} of ${exchanges.matched} operations are the same`;
  const ordered = changes
    .map((change, index) => ({ change, index }))
    .toSorted((one, other) => ranks[one.change.severity] - ranks[other.change.severity]);
  return h(
    'div',
    { class: 'ct' },
    h('h2', {}, name, h('small', {}, figures)),
    versionBox(comparison),
    isTable &&
      consumers.length < mostColumns &&
      h(
        'div',
        { class: 'chead', 'aria-hidden': 'true', 'data-n': String(consumers.length) },
        ['Severity', 'Change', ...consumers].map((text) => h('span', {}, text)),
      ),
    ordered.map(({ change, index }) => changeRow(change, isTable ? consumers : [], `c-${name}-${index}`)),
  );
}

function versionFigure(label: string, value: string, look = ''): HTMLElement {
  return h('div', { class: 'v' }, h('small', {}, label), h('span', { class: look }, value));
}

function versionBox({ bump, versions }: ComparisonRecord): HTMLElement {
  const { base, head, required } = versions;
  const [before, given] = [numbersOf(base), numbersOf(head)];
  const moved = bumpBetween(before, given);
  const order = ['none', 'patch', 'minor', 'major'] as const;
  const isEnough = order.indexOf(moved) >= order.indexOf(bump);
  return h(
    'div',
    { class: 'ver' },
    versionFigure('before', base),
    icon('arrow', 'mutc'),
    versionFigure('given', head, isEnough ? 'okc' : 'badc'),
    bump !== 'none' && required !== null && versionFigure('required', required),
    h('div', { class: 'note' }, versionNote(bump, moved, isEnough)),
  );
}

function versionNote(bump: string, moved: string, isEnough: boolean): string {
  if (bump === 'none') return 'Nothing here asks for another version.';
  if (isEnough) return `The version says what the changes are: ${bump}.`;
  return `These changes require a ${bump} bump; the version ${moved === 'none' ? 'did not move' : `moved by a ${moved}`}.`;
}

function numbersOf(version: string): readonly number[] {
  return version.split(/[.+-]/).slice(0, 3).map(Number);
}

function bumpBetween(
  before: readonly number[],
  given: readonly number[],
): 'major' | 'minor' | 'patch' | 'none' {
  const at = [0, 1, 2].find((index) => (given[index] ?? 0) !== (before[index] ?? 0));
  if (at === undefined || (given[at] ?? 0) < (before[at] ?? 0)) return 'none';
  return (['major', 'minor', 'patch'] as const)[at] ?? 'none';
}

function directionText(id: string): string {
  if (id.startsWith('request')) return 'in what is sent';
  return id.startsWith('response') ? 'in what is answered' : 'in the contract';
}

function changeRow(change: ChangeRecord, consumers: readonly string[], id: string): HTMLElement {
  const { severity, message, operations, approved, advice } = change;
  let body: HTMLElement | undefined;
  const toggle = (): void => {
    body?.remove();
    body = body ? undefined : h('div', { class: 'in' }, changeBlocks(change), helpBox(advice));
    if (body) element.append(body);
    button.setAttribute('aria-expanded', String(body !== undefined));
  };
  const button = h(
    'button',
    { type: 'button', 'aria-expanded': 'false', onclick: toggle },
    h('span', { class: `tag ${severity}` }, severity),
    h(
      'span',
      { class: 'ti' },
      h('span', { class: 't' }, message),
      h(
        'span',
        { class: 'o' },
        h('span', {}, directionText(change.id)),
        operations.slice(0, 4).map(operationName),
        operations.length > 4 && `and ${operations.length - 4} more`,
        approved && h('span', {}, 'approved'),
      ),
    ),
    consumers.map((consumer) => reachCell(change, consumer)),
  );
  const columns = consumers.length > 0 ? ` c${consumers.length}` : '';
  const element = h('div', { class: `chg${columns}`, id }, button);
  return element;
}

function reachCell({ severity, reach = [] }: ChangeRecord, consumer: string): Kid {
  const own = reach.find((each) => each.consumer === consumer);
  const grade =
    severity === 'safe'
      ? h('span', { class: 'mutc st' }, icon('check', 'okc'), 'safe')
      : gradeText(own ?? { consumer, grade: 'not-reached', places: [] });
  return h('span', { class: 'rc' }, h('span', { class: 'cn' }, `${consumer} `), grade);
}
