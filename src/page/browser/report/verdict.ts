import { byId, h, icon, nodesOf, shown, type Kid } from '../dom.ts';
import { count, duration, number } from '../figures.ts';
import type { StepData } from '../../report-data.ts';
import { allRows, canBeTried, countOf, holds, report } from './data.ts';

/** Draws the verdict as a sentence, and the steps below it. */
export function drawVerdict(): void {
  const { verdict, sentence, steps, contracts, revision } = report;
  const isPass = verdict === 'pass';
  const names = contracts.map(({ name }) => name).join(', ');
  byId('verdict').className = `verdict ${isPass ? 'pass' : 'fail'}`;
  byId('verdict').append(
    h('div', { class: 'seal' }, icon(isPass ? 'check' : verdict === 'crash' ? 'warning' : 'x')),
    h(
      'div',
      {},
      h('h1', {}, h('span', { class: 'vh' }, isPass ? 'Pass. ' : 'Fail. '), sentence),
      h('p', {}, figures()),
    ),
  );
  byId('crumb').append(
    ...nodesOf([names]),
    h('span', { class: 'mutc' }, revision === undefined ? '' : ` · ${revision}`),
  );
  document.title = shown(`${isPass ? 'Pass' : 'Fail'}: ${names} · openapi-contract`);
  const longest = Math.max(1, ...steps.map(({ milliseconds }) => milliseconds));
  if (steps.length === 0) byId('steps').remove();
  else byId('steps').append(...steps.map((step) => stepItem(step, longest)));
}

const verbs = { pass: 'Passed', fail: 'Failed', crash: 'Crashed' } as const;

function figures(): Kid {
  const { verdict, cases, target, milliseconds } = report;
  const possible = allRows.filter(canBeTried);
  const both = possible.filter(holds).length;
  const parts: Kid[] = [
    [
      verbs[verdict],
      ' with ',
      h('b', {}, count(countOf('error'), 'error')),
      ' and ',
      h('b', {}, count(countOf('warning'), 'warning')),
    ],
    possible.length > 0 && [
      h('b', {}, `${number(both)} of ${number(possible.length)}`),
      ' constraints hold on both sides of their edge',
    ],
    cases !== undefined &&
      cases > 0 &&
      `${count(cases, 'request')} to ${target ?? 'mocks made of the contracts'}`,
    milliseconds !== undefined && duration(milliseconds),
  ];
  return parts
    .filter((part) => part !== false)
    .flatMap((part, index) => (index > 0 ? [' · ', part] : [part]));
}

const faces = {
  passed: ['check', 'okc'],
  failed: ['x', 'badc'],
  crashed: ['warning', 'badc'],
  skipped: ['dash', 'mutc'],
} as const;

function stepItem(
  { name, status, milliseconds, figure, remembered }: StepData,
  longest: number,
): HTMLElement {
  const [picture, look] = faces[status];
  const bar = h('div', { class: 'bar' });
  bar.style.width = `${status === 'skipped' ? 0 : Math.max(1, (100 * milliseconds) / longest)}%`;
  const time = status === 'skipped' ? 'skipped' : remembered ? 'remembered' : duration(milliseconds);
  return h(
    'li',
    { class: status },
    h('div', { class: 'n' }, icon(picture, look, status), h('span', {}, name)),
    h('div', { class: 'tm' }, time),
    h('div', { class: 'f' }, figure),
    bar,
  );
}
