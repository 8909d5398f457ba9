import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import { writeInside } from '../files/inside.ts';
import { recoverFolder } from '../files/recover-folder.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../files/temporary-folder.ts';
import type { Finding } from '../finding.ts';
import { compile } from './compile.ts';
import { type Compiler, findCompiler } from './compiler.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type GenerateOptions, rememberedOptions } from './generation.ts';
import { displayName, readFolder } from './generated-folder.ts';
import { beyondTypesFindings } from './values/beyond-types.ts';
import { claimFindings } from './values/claim-findings.ts';
import { type Extent, claimsOf } from './values/claims.ts';
import { valueProgram } from './values/value-program.ts';

/** What a type check found, and of how much. */
export interface TypeCheck {
  readonly findings: readonly Finding[];
  /** How many values were compiled, or had not to. */
  readonly values: number;
  /** How many schemas values were made of. */
  readonly schemas: number;
  /** How many there are: of a large description, its components and operations. */
  readonly allSchemas: number;
}

/** What is looked at of how many components and operations at least: of a large description no more than half of what its client takes. */
const extents: readonly (Extent & { readonly from: number })[] = [
  { from: 1000, holders: 60, schemas: 8, parts: 25, seed: 1 },
  { from: 0, holders: 1000, schemas: 100, parts: 60, seed: 1 },
];

/**
 * Type-checks what was generated for a contract, as strictly as any consumer may: each complaint is
 * a `generate/type-error`. Declarations of packages are not checked, which is why everything
 * generated is a `.ts` file. Values of the contract's schemas are compiled as well: one that is valid and does
 * not compile is a `generate/valid-value-refused`, one that is not and does a `generate/violation-compiles`. Rules by
 * which one thing depends on another, which no type can say as they stand, are information: `generate/rule-beyond-types`.
 * Nothing is written into the folder.
 *
 * @param folder absolute path of `generated/<contract>`
 * @param extent how many values are compiled; by default as many as the size of the description allows
 * @throws ExpectedError when TypeScript cannot be found or run
 */
export async function typeCheck(
  contract: Contract,
  folder: string,
  extent: (holders: number) => Extent = extentFor,
): Promise<TypeCheck> {
  await recoverFolder(folder);
  const compiler = findCompiler(folder);
  if (!compiler)
    throw new ExpectedError('TypeScript was not found', { help: 'Run `npm install --save-dev typescript`.' });
  const files = [...((await readFolder(folder))?.keys() ?? [])].filter((file) => file.endsWith('.ts'));
  if (files.length === 0) {
    throw new ExpectedError(`${displayName(folder)} was not generated`, {
      help: 'Run `openapi-contract generate`.',
    });
  }
  const options = await rememberedOptions(folder);
  const isText = (options.dates ?? 'string') === 'string';
  const { claims, beyond, schemas, all } = claimsOf(contract, extent, isText);
  const program = valueProgram(claims, path.join(folder, 'index.ts'));
  const { ofFiles, ofProgram } = await compileBeside(compiler, folder, files, program.text, options);
  const errors = ofFiles.map((diagnostic) => findingOf(diagnostic, contract, folder));
  // Types that do not compile say nothing of values.
  const told = [...claimFindings(ofProgram, program, contract), ...beyondTypesFindings(beyond, contract)];
  const findings = errors.length > 0 ? errors : told;
  return { findings, values: claims.length, schemas, allSchemas: all };
}

function extentFor(holders: number): Extent {
  return extents.find(({ from }) => holders >= from) ?? { holders: 0, schemas: 0, parts: 0, seed: 1 };
}

/** The libraries that know `Temporal`. */
const temporal = { lib: ['esnext', 'dom', 'dom.iterable'] };

/** The complaints about files of a folder, and about a program that is none of them. */
async function compileBeside(
  compiler: Compiler,
  folder: string,
  files: readonly string[],
  program: string,
  { dates }: GenerateOptions,
): Promise<{ ofFiles: readonly Diagnostic[]; ofProgram: readonly Diagnostic[] }> {
  const scratch = await makeTemporaryFolder('values');
  try {
    await writeInside(scratch, 'program.ts', program);
    const own = path.join(scratch, 'program.ts');
    const diagnostics = await compile(
      compiler,
      folder,
      [...files, own],
      dates === 'Temporal' ? temporal : {},
    );
    const isOwn = ({ file }: Diagnostic): boolean => file !== undefined && path.resolve(folder, file) === own;
    return { ofFiles: diagnostics.filter((each) => !isOwn(each)), ofProgram: diagnostics.filter(isOwn) };
  } finally {
    await removeTemporaryFolder(scratch);
  }
}

function findingOf(
  { file, line, column, code, message }: Diagnostic,
  contract: Contract,
  folder: string,
): Finding {
  const [summary = '', ...reasons] = message.split('\n');
  return {
    rule: 'generate/type-error',
    severity: 'error',
    message: `${code}: ${summary}`,
    contract: contract.name,
    pointer: '',
    ...(file === undefined
      ? {}
      : { location: { file: displayName(folder, file.replaceAll(path.sep, '/')), line, column } }),
    ...(reasons.length > 0 ? { evidence: [{ label: 'reason', value: reasons.join('\n') }] } : {}),
    ...(code === 'TS2307'
      ? { help: 'Run `npm install openapi-fetch`, which the generated client builds on.' }
      : {}),
  };
}
