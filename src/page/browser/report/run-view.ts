import { commandLine } from '../copy.ts';
import { h, link } from '../dom.ts';
import { report } from './data.ts';

/** Draws how, where and when the report was made. */
export function buildRun(root: HTMLElement): void {
  const { facts, command, contracts, isCut } = report;
  const failures = contracts.flatMap(({ name, failure }) =>
    failure === undefined ? [] : [[name, failure] as const],
  );
  root.append(
    h(
      'dl',
      { class: 'facts' },
      [...facts, ...failures].map(([name, value]) =>
        h('div', {}, h('dt', {}, name), h('dd', {}, /^https?:\/\//.test(value) ? link(value, value) : value)),
      ),
    ),
  );
  if (command !== undefined)
    root.append(
      h('div', { class: 'blk' }, h('h2', { class: 'h4' }, 'Run it again'), commandLine('command', command)),
    );
  if (isCut)
    root.append(
      h(
        'p',
        { class: 'hint blk' },
        'There is more evidence than one file should hold: the JSON report has all of it.',
      ),
    );
}
