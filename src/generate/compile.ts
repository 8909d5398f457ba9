import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { writeInside } from '../files/inside.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../files/temporary-folder.ts';
import type { Compiler } from './compiler.ts';
import { type Diagnostic, parseDiagnostics } from './diagnostic.ts';

/**
 * The complaints of a compiler about files, given relative to a folder or absolute. The configuration stands in
 * a folder of its own, so that none of the project's takes part.
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
    const absolute = files.map((file) => path.resolve(folder, file));
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
