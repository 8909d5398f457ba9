import { count } from '../../src/gate/count.ts';
import { hookFile } from '../../src/init/ci-places.ts';
import type { InitPlan } from '../../src/init/init.ts';
import { manifestFile, scriptName } from '../../src/init/manifest.ts';
import type { Project } from '../../src/init/project.ts';
import { escapeLine } from '../../src/report/control-characters.ts';

/** What is said at the end: what there is now, and what to do next. `installed`: whether dependencies were. */
export function nextText(project: Project, plan: InitPlan, installed: boolean): string {
  const name = escapeLine(plan.contract.name);
  if (plan.changes.length === 0) return `\n${name}: nothing is missing\n`;
  const steps = nextSteps(project, plan, installed);
  const width = Math.max(...steps.map(([line]) => line.length)) + 2;
  const lines = steps.map(([line, why]) => `  ${line.padEnd(width)}${why}\n`);
  const figure = count(plan.contract.operations.length, 'operation');
  return (
    `\n${name} is a contract with ${figure}. Next:\n${lines.join('')}` +
    `What upstream leaves unsaid goes into spec/${name}/rules.overlay.yaml.\n`
  );
}

/** Commands, each with what it is for. */
function nextSteps(
  { installer, manifest, repository }: Project,
  plan: InitPlan,
  installed: boolean,
): [string, string][] {
  const { name, run, install } = installer;
  const changed = new Set(plan.changes.map(({ path }) => path));
  const isTested = plan.places.some(
    ({ path, outcome }) => path.startsWith('tests/') && outcome !== 'left out',
  );
  const gate = scriptName(manifest, 'gate', 'openapi-contract gate');
  const steps: [boolean, string, string][] = [
    [
      !installed && changed.has(manifestFile),
      install.slice(0, 2).join(' '),
      'install what package.json names',
    ],
    [isTested, name === 'bun' ? 'bun run test' : `${name} test`, 'test the contract on its mock'],
    [true, `${run} ${gate}`, 'run all that a pull request must pass'],
    [repository === undefined, 'git init', 'make it a repository'],
    [changed.has(hookFile), 'git config core.hooksPath .githooks', 'have git run the hook, once per clone'],
    [changed.has('.pre-commit-config.yaml'), 'pre-commit install', 'have git run the hook, once per clone'],
    [true, 'git add --all', 'commit it, generated/ too'],
  ];
  return steps.flatMap(([isNext, line, why]) => (isNext ? [[line, why] as [string, string]] : []));
}
