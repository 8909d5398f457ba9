import { existsSync } from 'node:fs';
import path from 'node:path';
import { foldersUpFrom } from '../folders-up.ts';
import { nameIn } from '../source-location.ts';

const ruleset = 'node_modules/openapi-contract/.spectral.yaml';

/**
 * How a project's ruleset names the toolkit's: relative to itself, as Spectral takes the bare name of a
 * package for one that is written in JavaScript. In a monorepo the package may lie above the project.
 *
 * @param root the project's absolute folder
 */
export function rulesetPath(root: string): string {
  const folder = foldersUpFrom(root).find((each) => existsSync(path.join(each, ruleset))) ?? root;
  const name = nameIn(root, path.join(folder, ruleset));
  return folder === root ? `./${name}` : name;
}
