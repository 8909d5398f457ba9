import path from 'node:path';
import { textAt } from '../text-at.ts';
import { type BuildScripts, installerPlaces, manifestRules } from './build-scripts.ts';
import { amendedFile, expectedFile } from './expected-place.ts';
import { withLines } from './lines.ts';
import { amendedManifest, isOwned, manifestFile, scriptOf, specifierOf } from './manifest.ts';
import { unwritten, type PlannedPlace } from './planned-place.ts';
import type { Project } from './project.ts';
import { rulesetPath } from './ruleset-path.ts';
import { template } from './templates.ts';
import type { Toolkit } from './toolkit.ts';

/** How a project is fitted out. */
export interface Outfit {
  readonly toolkit: Toolkit;
  /** Whether the toolkit's Node comes along even into a project that has scripts of its own. */
  readonly node: boolean;
}

/** The commands that get a script of their own name. */
const scripted = ['generate', 'lint', 'mock', 'verify', 'compare', 'gate', 'update'];

/** Plans what a project needs beside its contracts: scripts, dependencies, settings, a test. */
export async function projectPlaces(project: Project, outfit: Outfit): Promise<PlannedPlace[]> {
  const { root } = project;
  return [
    amendedFile(manifestFile, project.manifest.text, packageJson(project, outfit)),
    await expectedFile(
      root,
      '.spectral.yaml',
      await template('spectral.yaml', { ruleset: rulesetPath(root) }),
      ['.spectral.yml', '.spectral.json', '.spectral.js'],
      `to have the toolkit's rules as well, extend ${rulesetPath(root)} there`,
    ),
    await expectedFile(root, 'tsconfig.json', await template('tsconfig.json')),
    await testPlace(project),
    await linesPlace(root, '.gitignore', ignored),
    await linesPlace(root, '.gitattributes', attributes),
    ...(await installerPlaces(project, buildScripts(hasNode(project, outfit)))),
  ];
}

/** With Yarn, the package `node` cannot put a Node into place. */
function hasNode({ manifest, installer }: Project, { node }: Outfit): boolean {
  return installer.name !== 'yarn' && (node || !isOwned(manifest));
}

function buildScripts(withNode: boolean): BuildScripts {
  return { '@scarf/scarf': false, ...(withNode ? { node: true } : {}) };
}

/** The last: what a kill while generating may leave. */
const ignored = ['node_modules/', '.openapi-contract/', 'generated/.*'];
const attributes = ['spec/** text eol=lf', 'generated/** text eol=lf linguist-generated'];

async function linesPlace(root: string, file: string, lines: readonly string[]): Promise<PlannedPlace> {
  const present = await textAt(root, file);
  const place = amendedFile(file, present, withLines(present, lines));
  const isHiding = file === '.gitignore' && /^\/?generated(\/\**)?\r?$/m.test(present ?? '');
  return isHiding ? { ...place, reason: 'git overlooks generated/, which the gate wants committed' } : place;
}

function packageJson(project: Project, { toolkit, node }: Outfit): string {
  const { manifest, installer, root } = project;
  const scripts = Object.fromEntries(scripted.map((name) => [name, `openapi-contract ${name}`]));
  const vitest = usesVitest(project);
  const withNode = hasNode(project, { toolkit, node });
  const wanted = ['openapi-contract', ...(vitest ? ['vitest'] : []), ...(withNode ? ['node'] : [])];
  const versions: Readonly<Record<string, string>> = {
    ...toolkit.versions,
    'openapi-contract': toolkit.version,
  };
  const only = (...names: string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, versions[name] ?? '*']));
  return amendedManifest(manifest, {
    name:
      path
        .basename(root)
        .toLowerCase()
        .replaceAll(/[^a-z0-9._~-]+/g, '-')
        .replace(/^[._-]+/, '') || 'api',
    scripts: {
      ...scripts,
      ...(vitest && scriptOf(manifest, 'test') === undefined && { test: 'vitest run' }),
    },
    dependencies: only('openapi-fetch'),
    devDependencies: only(...wanted),
    ...manifestRules(installer, buildScripts(withNode)),
    scarfSettings: { enabled: false },
  });
}

/** A test that `npm test` does not run would only be in the way of the runner that it is for. */
function usesVitest({ manifest }: Project): boolean {
  return scriptOf(manifest, 'test') === undefined || specifierOf(manifest, 'vitest') !== undefined;
}

async function testPlace(project: Project): Promise<PlannedPlace> {
  const { root, manifest } = project;
  const [typescript, javascript] = ['tests/contract.test.ts', 'tests/contract.test.js'];
  if (!usesVitest(project))
    return unwritten(
      typescript,
      'left out',
      'the script "test" runs something other than Vitest; the gate tests the contract too',
    );
  const isTyped = !isOwned(manifest) || (await textAt(root, 'tsconfig.json')) !== undefined;
  const [file, other] = isTyped ? [typescript, javascript] : [javascript, typescript];
  return expectedFile(root, file, await template('contract.test.ts.template'), [other]);
}
