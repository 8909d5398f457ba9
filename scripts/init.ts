import { ciChoices, hookChoices } from '../src/init/choices.ts';
import type { Description } from '../src/init/description.ts';
import type { InitPlan } from '../src/init/init.ts';
import type { PlannedPlace } from '../src/init/planned-place.ts';
import type { Project } from '../src/init/project.ts';
import { count } from '../src/gate/count.ts';
import { escapeLine } from '../src/report/control-characters.ts';
import { toJsonText } from '../src/report/json-text.ts';
import { defineCommand, exitCodes, type CommandContext } from './command/command.ts';
import { isMain, main } from './command/main.ts';
import { flag, oneOf, optional, text, type Values } from './command/option.ts';
import { today } from './command/today.ts';
import { install } from './init/install.ts';
import { type Answers, atTerminal, defaults } from './init/questions.ts';

const options = {
  name: optional({
    placeholder: 'NAME',
    description: "The contract's name. Default: made of the description's title.",
    parse: text,
  }),
  operation: optional({
    placeholder: 'OPERATION',
    description: "Keep only this operation of the description, and what it needs: 'post /pets'.",
    parse: text,
  }),
  overlay: optional({
    placeholder: 'FILE',
    description:
      'An overlay that corrects the description before it is judged, and becomes part of the contract.',
    parse: text,
  }),
  ci: optional({
    placeholder: 'CI',
    description: `The CI to write workflows for: ${ciChoices.join(', ')}. Default: whose the repository is, else github.`,
    values: ciChoices,
    parse: oneOf(ciChoices),
  }),
  hook: optional({
    placeholder: 'HOOK',
    description: `What runs the gate before each commit: ${hookChoices.join(', ')}. Default: none.`,
    values: hookChoices,
    parse: oneOf(hookChoices),
  }),
  node: flag(
    'Put the Node that the toolkit needs among the dependencies of a project that has scripts; a new one gets it anyway.',
  ),
  'no-install': flag('Install no dependencies.'),
  yes: flag('Ask nothing.', 'y'),
};

type Chosen = Values<typeof options>;

/** `openapi-contract init` */
export const init = defineCommand({
  name: 'init',
  summary: 'Fit out a repository for a contract: description, client, test, scripts, CI',
  description:
    'Takes the description from a file, a URL, or a documentation page in Markdown. Nothing is written unless\n' +
    'a contract and a client can be made of it, and nothing that is there is written over: package.json,\n' +
    '.gitignore and .gitattributes get what they lack, and every other file stays as it is. Asks at a terminal.',
  positionals: {
    name: 'source',
    many: false,
    description: 'Path or URL of the description, or of a page that holds it.',
    complete: 'file',
  },
  options,
  examples: [
    { line: 'init openapi.yaml', description: 'begin with a description' },
    {
      line: 'init https://pets.example/openapi.json --name pets',
      description: 'begin with one that is served',
    },
    { line: 'init page.md --ci gitlab --no-install', description: 'begin with a documentation page' },
  ],
  environment: [
    {
      name: 'npm_config_user_agent',
      meaning: 'the package manager that runs this, and is taken unless files speak for another',
    },
  ],
  files: [
    {
      name: 'spec/<contract>/',
      meaning: 'the description as it is published, and source.json, which says where',
    },
    { name: 'generated/<contract>/', meaning: 'bundled document, types and client' },
    {
      name: 'package.json, .spectral.yaml, tsconfig.json, tests/',
      meaning: 'what the project needs to be tested',
    },
  ],
  seeAlso: ['generate', 'gate', 'update', 'docs/init.md', 'docs/ci.md'],
  run: async ({ positionals, options: chosen }, context) => {
    const answers = await answersFor(chosen, context);
    try {
      const { project, plan } = await prepare(positionals[0], chosen, answers, context);
      await write(project, plan, context);
      const isInstalling = !chosen['no-install'] && plan.places.some(isManifestChange);
      if (isInstalling) await install(project.root, project.installer, context.stop);
      if (context.json) context.print(resultJson(plan, isInstalling));
      else context.print(await textOf(project, plan, isInstalling));
      return exitCodes.clean;
    } finally {
      answers.close();
    }
  },
});

/** Without a terminal at both ends nobody would see the question, or could answer it. */
async function answersFor({ yes }: Chosen, { json, stop }: CommandContext): Promise<Answers> {
  const canAsk = process.stdin.isTTY && process.stdout.isTTY && !yes && !json;
  return canAsk ? atTerminal(stop) : defaults;
}

async function prepare(
  given: string | undefined,
  chosen: Chosen,
  answers: Answers,
  context: CommandContext,
): Promise<{ project: Project; plan: InitPlan }> {
  const { fetchDescription, nameFor } = await import('../src/init/description.ts');
  const { planInit } = await import('../src/init/init.ts');
  const { readProject } = await import('../src/init/project.ts');
  const { readToolkit } = await import('../src/init/toolkit.ts');
  const { root, env, stop } = context;
  const project = await readProject(root, env['npm_config_user_agent']);
  const source = given ?? (await answers.source());
  const description: Description = await fetchDescription(source, {
    root,
    operation: chosen.operation,
    overlays: chosen.overlay === undefined ? [] : [chosen.overlay],
    stop,
  });
  const plan = await planInit(project, {
    toolkit: await readToolkit(),
    node: chosen.node,
    description,
    name: await contractName(chosen.name, nameFor(description), answers),
    today: today(),
    ci: chosen.ci ?? (await answers.ci(project.host ?? 'github')),
    hook: chosen.hook ?? (await answers.hook()),
  });
  return { project, plan };
}

async function contractName(given: string | undefined, suggested: string, answers: Answers): Promise<string> {
  const { checkContractName } = await import('../src/init/contract-name.ts');
  return checkContractName(given ?? (await answers.name(suggested)));
}

async function write(
  { root }: Project,
  { places, changes }: InitPlan,
  context: CommandContext,
): Promise<void> {
  const { changeFiles } = await import('../src/transaction/change-files.ts');
  const { makeExecutable } = await import('../src/files/make-executable.ts');
  const { hookFile } = await import('../src/init/ci-places.ts');
  const changed = await changeFiles(root, changes, { stop: context.stop });
  // Git runs only what may be run.
  if (changed.includes(hookFile)) await makeExecutable(root, hookFile);
  if (!context.json) context.print(places.map(placeLine).join(''));
}

function placeLine({ path: place, outcome, reason, changes }: PlannedPlace): string {
  const figure = place.endsWith('/') && changes.length > 0 ? ` (${count(changes.length, 'file')})` : '';
  const why = reason === undefined ? '' : `: ${reason}`;
  return `${outcome.padEnd(14)} ${escapeLine(place + figure + why)}\n`;
}

async function textOf(project: Project, plan: InitPlan, installed: boolean): Promise<string> {
  const { nextText } = await import('./init/next-steps.ts');
  return nextText(project, plan, installed);
}

function isManifestChange({ path: place, outcome }: PlannedPlace): boolean {
  return place === 'package.json' && (outcome === 'written' || outcome === 'amended');
}

function resultJson({ contract, places }: InitPlan, installed: boolean): string {
  return toJsonText({
    version: 1,
    contract: contract.name,
    installed,
    places: places.map(({ path: place, outcome, reason }) => ({ path: place, outcome, reason })),
  });
}

if (isMain(import.meta)) await main(init);
