import type { CiChoice, HookChoice } from './choices.ts';
import { expectedFile } from './expected-place.ts';
import { unwritten, type PlannedPlace } from './planned-place.ts';
import type { Project } from './project.ts';
import { shardsFor } from './shards.ts';
import { template } from './templates.ts';

/** The file of the hook that git runs, once it is told to look there. */
export const hookFile = '.githooks/pre-commit';

/** Where each template of a CI system or a hook belongs. */
const files: Readonly<Record<Exclude<CiChoice | HookChoice, 'none'>, readonly [string, string][]>> = {
  github: [
    ['.github/workflows/contract-gate.yml', 'contract-gate.yml'],
    ['.github/workflows/contract-update.yml', 'contract-update.yml'],
  ],
  gitlab: [['.gitlab-ci.yml', 'gitlab-ci.yml']],
  git: [[hookFile, 'pre-commit']],
  'pre-commit': [['.pre-commit-config.yaml', 'pre-commit-config.yaml']],
};

/** What takes the place of a template where several machines share the gate. */
const shared: Readonly<Record<string, string>> = {
  'contract-gate.yml': 'contract-gate-shards.yml',
  'gitlab-ci.yml': 'gitlab-ci-shards.yml',
};

/**
 * Plans the workflows and hooks that were chosen. They are read at the top of a repository alone.
 *
 * @param operations how many the contract has: of many, several machines share the gate
 */
export async function ciPlaces(
  project: Project,
  choices: readonly (CiChoice | HookChoice)[],
  operations: number,
): Promise<PlannedPlace[]> {
  const { root, repository, installer } = project;
  const isTop = repository === undefined || repository === root;
  const of = shardsFor(operations);
  const words = { install: installer.cleanInstall, of: String(of), shards: numbersTo(of) };
  const chosen = choices.flatMap((choice) => (choice === 'none' ? [] : files[choice]));
  return Promise.all(
    chosen.map(async ([file, name]) =>
      isTop
        ? expectedFile(root, file, await template((of > 1 && shared[name]) || name, words))
        : unwritten(
            file,
            'left out',
            'it belongs at the top of the git repository, and this is a folder in it',
          ),
    ),
  );
}

function numbersTo(last: number): string {
  return Array.from({ length: last }, (_, index) => index + 1).join(', ');
}
