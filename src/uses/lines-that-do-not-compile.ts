import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { hasProgram, textsOf } from './live-uses.ts';

/** So many lines are told. */
const most = 50;

/**
 * The lines of a project's own program that compile with the types of a contract as it is, and do not with those of
 * what it becomes, as a finding; none where there is no program that imports them.
 *
 * @param root the project's absolute folder
 * @throws ExpectedError when the program cannot be read
 */
export async function linesThatDoNotCompile(
  root: string,
  base: Contract,
  head: Contract,
): Promise<readonly Finding[]> {
  const folder = path.join(root, 'generated', base.name).replaceAll(path.sep, '/');
  if (!hasProgram(root) || !existsSync(path.join(folder, 'schema.ts'))) return [];
  const { compileErrors } = await import('./checker/compile-errors.ts');
  const [before, after] = [await textsOf(base, folder, root), await textsOf(head, folder, root)];
  const known = new Set(compileErrors(root, folder, before).map(({ file, line }) => `${file}:${line}`));
  const fresh = compileErrors(root, folder, after).filter(({ file, line }) => !known.has(`${file}:${line}`));
  const [first] = fresh;
  if (!first) return [];
  const lines = fresh.slice(0, most).map(({ file, line, message }) => `${file}:${line} ${message}`);
  const more = fresh.length > most ? [`${fresh.length - most} more`] : [];
  return [
    {
      rule: 'update/does-not-compile',
      severity: 'warning',
      message: `${fresh.length} ${fresh.length === 1 ? 'line does' : 'lines do'} not compile with the new types`,
      contract: head.name,
      pointer: '',
      location: { file: first.file, line: first.line, column: first.column },
      evidence: [{ label: 'does not compile', value: [...lines, ...more].join('\n') }],
      help: 'Adapt them to the new types: the compiler says what it asks for.',
    },
  ];
}
