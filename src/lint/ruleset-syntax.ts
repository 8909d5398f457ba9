import { readFile } from 'node:fs/promises';
import { ExpectedError } from '../expected-error.ts';
import { nameIn } from '../source-location.ts';

/**
 * Refuses a ruleset that is not valid YAML. Spectral reads such a file as far as it goes, and says nothing:
 * a rule below a bad indentation would be checked by nobody, and nothing found.
 *
 * @param file absolute path of the ruleset
 * @param root absolute path of the project, which the location is relative to
 * @throws ExpectedError at the first mistake
 */
export async function checkRulesetSyntax(file: string, root: string): Promise<void> {
  if (!/\.ya?ml$/.test(file)) return;
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const { errors } = parseDocument(await readFile(file, 'utf8'), { lineCounter, prettyErrors: false });
  const [mistake] = errors;
  if (!mistake) return;
  const { line, col: column } = lineCounter.linePos(mistake.pos[0]);
  throw new ExpectedError(`not valid YAML: ${mistake.message}`, {
    location: { file: nameIn(root, file), line, column },
    help: 'Correct the ruleset: Spectral would pass over what follows, and check less than it says.',
  });
}
