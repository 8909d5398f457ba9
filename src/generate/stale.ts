import type { Contract } from '../contract/contract.ts';
import { recoverFolder } from '../files/recover-folder.ts';
import type { Finding } from '../finding.ts';
import type { GeneratedFile } from './generated-file.ts';
import { type FolderContent, displayName, readFolder } from './generated-folder.ts';

const help = 'Run `openapi-contract generate`; what is in generated/ is never edited by hand.';

/**
 * How a generated folder differs from what the contract gives: `generate/missing`, `generate/stale`
 * (at the first line that differs) and `generate/extra`.
 *
 * @param folder absolute path of `generated/<contract>`
 */
export async function findStale(
  contract: Contract,
  folder: string,
  files: readonly GeneratedFile[],
): Promise<Finding[]> {
  await recoverFolder(folder);
  const content = await readFolder(folder);
  const about = { severity: 'error', contract: contract.name, pointer: '', help } as const;
  const differences = content ? differencesOf(folder, content, files) : [missing(displayName(folder))];
  return differences.map((difference) => Object.assign(difference, about));
}

type Difference = Pick<Finding, 'rule' | 'message' | 'location' | 'evidence'>;

function differencesOf(
  folder: string,
  content: FolderContent,
  files: readonly GeneratedFile[],
): Difference[] {
  const expected = new Map(files.map((file) => [file.path, file.text]));
  const extra = [...content.keys()].filter((file) => !expected.has(file));
  return [
    ...files.flatMap(({ path, text }) => differenceOf(displayName(folder, path), content.get(path), text)),
    ...extra.map((path) => unexpected(displayName(folder, path))),
  ];
}

function differenceOf(file: string, found: string | undefined, expected: string): Difference[] {
  if (found === expected) return [];
  if (found === undefined) return [missing(file)];
  const message = `${file} is not what the contract gives`;
  return [{ rule: 'generate/stale', message, ...firstDifference(file, found, expected) }];
}

function missing(file: string): Difference {
  return { rule: 'generate/missing', message: `${file} is missing` };
}

function unexpected(file: string): Difference {
  const message = `${file} is not generated from the contract`;
  return { rule: 'generate/extra', message, location: { file, line: 1, column: 1 } };
}

/** The first line that differs, and what generating would make of it. */
function firstDifference(
  file: string,
  found: string,
  expected: string,
): Pick<Finding, 'location' | 'evidence'> {
  const lines = found.split('\n');
  const wanted = expected.split('\n');
  const index = lines.findIndex((line, at) => line !== wanted[at]);
  const at = index === -1 ? lines.length : index;
  return {
    location: { file, line: at + 1, column: firstDifferingColumn(lines[at], wanted[at]) },
    evidence: [
      {
        label: 'diff',
        value: [diffLine('-', lines[at]), diffLine('+', wanted[at])].filter((line) => line !== '').join('\n'),
      },
    ],
  };
}

function firstDifferingColumn(found = '', wanted = ''): number {
  let column = 0;
  while (column < found.length && found[column] === wanted[column]) column += 1;
  return column + 1;
}

function diffLine(sign: string, line: string | undefined): string {
  if (line === undefined) return '';
  return `${sign} ${line.length > 200 ? `${line.slice(0, 200)}…` : line}`;
}
