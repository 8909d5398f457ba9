import { existsSync } from 'node:fs';
import path from 'node:path';

const ruleset = 'node_modules/openapi-contract/.spectral.yaml';

/**
 * How a project's ruleset names the toolkit's: relative to itself, as Spectral takes the bare name of a
 * package for one that is written in JavaScript. In a monorepo the package may lie above the project.
 *
 * @param root the project's absolute folder
 */
export function rulesetPath(root: string): string {
  for (const [folder, prefix] of ancestors(root)) {
    if (existsSync(path.join(folder, ruleset))) return prefix + ruleset;
  }
  return `./${ruleset}`;
}

function ancestors(root: string): [string, string][] {
  const found: [string, string][] = [[root, './']];
  for (let folder = root, prefix = ''; path.dirname(folder) !== folder;) {
    folder = path.dirname(folder);
    prefix += '../';
    found.push([folder, prefix]);
  }
  return found;
}
