import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { packageFolder } from '../package-folder.ts';

/** The names that Spectral gives to a ruleset file, in the order in which it is looked for. */
const names = ['.spectral.yaml', '.spectral.yml', '.spectral.json', '.spectral.js'];

/**
 * The absolute path of a project's ruleset, or of the toolkit's own when the project has none: the same
 * file that `spectral lint` and editors use.
 */
export function findRuleset(root: string): string {
  return rulesetIn(root) ?? ownRuleset();
}

function rulesetIn(folder: string): string | undefined {
  return names.map((name) => join(folder, name)).find((file) => existsSync(file));
}

/** The toolkit's ruleset lies at the top of its package. */
function ownRuleset(): string {
  const ruleset = join(packageFolder(), '.spectral.yaml');
  if (existsSync(ruleset)) return ruleset;
  throw new ExpectedError('No ruleset for lint is found.', {
    help: 'Put a .spectral.yaml into your project.',
  });
}
