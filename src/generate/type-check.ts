import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import { writeInside } from '../files/inside.ts';
import { recoverFolder } from '../files/recover-folder.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../files/temporary-folder.ts';
import type { Finding } from '../finding.ts';
import { type Compiler, findCompiler } from './compiler.ts';
import { type Diagnostic, parseDiagnostics } from './diagnostic.ts';
import { displayName, readFolder } from './generated-folder.ts';

/**
 * Type-checks what was generated for a contract, as strictly as any consumer may: each complaint is
 * a `generate/type-error`. Declarations of packages are not checked, which is why everything
 * generated is a `.ts` file. Nothing is written into the folder.
 *
 * @param folder absolute path of `generated/<contract>`
 * @throws ExpectedError when TypeScript cannot be found or run
 */
export async function typeCheck(contract: Contract, folder: string): Promise<Finding[]> {
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
  const diagnostics = await compile(compiler, folder, files);
  return diagnostics.map((diagnostic) => findingOf(diagnostic, contract, folder));
}

/**
 * The complaints of a compiler about files in a folder, given relative to it. The configuration
 * stands in a folder of its own, so that none of the project's takes part.
 *
 * @param options compiler options other than the strictest ones
 */
export async function compile(
  compiler: Compiler,
  folder: string,
  files: readonly string[],
  options: object = {},
): Promise<Diagnostic[]> {
  const scratch = await makeTemporaryFolder('types');
  try {
    const configuration = path.join(scratch, 'tsconfig.json');
    const absolute = files.map((file) => path.join(folder, file));
    const compilerOptions = { ...strictest, ...options };
    await writeInside(scratch, 'tsconfig.json', JSON.stringify({ compilerOptions, files: absolute }));
    return await run(compiler, configuration, folder);
  } finally {
    await removeTemporaryFolder(scratch);
  }
}

const strictest = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'preserve',
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

async function run(
  { script, version }: Compiler,
  configuration: string,
  folder: string,
): Promise<Diagnostic[]> {
  const child = spawn(process.execPath, [script, '--project', configuration, '--pretty', 'false'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code, signal] = await once(child, 'close');
  const output = Buffer.concat(chunks).toString('utf8');
  const diagnostics = parseDiagnostics(output);
  if (code === 0 || diagnostics.length > 0) return diagnostics;
  throw new ExpectedError(
    `TypeScript ${version} stopped with ${signal ?? `exit code ${code}`}: ${output.trim().slice(0, 500)}`,
    {
      help: 'Install it again: `npm install`.',
    },
  );
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
