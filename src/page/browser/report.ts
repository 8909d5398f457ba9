import { byId, h } from './dom.ts';
import { buildChanges } from './report/changes-view.ts';
import { allRows, changeCount, countOf, findings, report } from './report/data.ts';
import { buildFindings, printFindings } from './report/findings-view.ts';
import { followKeys, openKeys } from './report/keys.ts';
import { buildMap } from './report/map-view.ts';
import { buildRun } from './report/run-view.ts';
import { drawTabs, type Tabs, type View } from './report/tabs.ts';
import { drawVerdict } from './report/verdict.ts';

// The script of a report's page.

const isBreaking = report.contracts.some(({ comparison }) =>
  comparison?.changes.some(({ severity }) => severity === 'breaking'),
);

const views: readonly View[] = [
  {
    id: 'findings',
    name: 'Findings',
    amount: findings.length,
    isBad: countOf('error') > 0,
    build: (root) => buildFindings(root, allRows.length > 0 && seeContract()),
  },
  ...(allRows.length > 0
    ? [{ id: 'contract', name: 'Contract', amount: allRows.length, build: buildMap }]
    : []),
  ...(changeCount > 0
    ? [{ id: 'changes', name: 'Changes', amount: changeCount, isBad: isBreaking, build: buildChanges }]
    : []),
  { id: 'run', name: 'Run', build: buildRun },
];

drawVerdict();
const tabs: Tabs = drawTabs(views);
byId('help').addEventListener('click', openKeys);
followKeys(tabs);
addEventListener('beforeprint', () => {
  for (const { id } of views) tabs.build(id);
  if (findings.length > 0) printFindings();
});
showAsked();
addEventListener('hashchange', showAsked);

function showAsked(): void {
  const asked = location.hash.slice(1).split('/')[0];
  const first = findings.length > 0 || allRows.length === 0 ? 'findings' : 'contract';
  tabs.show(views.some(({ id }) => id === asked) ? (asked ?? first) : first, false);
}

function seeContract(): HTMLElement {
  const button = h(
    'button',
    { class: 'copy', type: 'button', onclick: () => tabs.show('contract', true) },
    'See what was tried',
  );
  return h('p', { class: 'more-cases' }, button);
}
