import { createRequire } from 'node:module';
import path from 'node:path';
import type { Compiler } from '../../src/generate/compiler.ts';
import type { GeneratedFile } from '../../src/generate/generated-file.ts';
import { compile } from '../../src/generate/compile.ts';
import { place, scratchProject } from './scratch.ts';

const require = createRequire(import.meta.url);

function compiler(name: string): Compiler {
  const manifest = require.resolve(`${name}/package.json`);
  return { version: name, script: path.join(path.dirname(manifest), 'lib', 'tsc.js') };
}

/** Both TypeScripts that consumers have. */
export const compilers: readonly Compiler[] = [compiler('typescript-7'), compiler('typescript')];

/** What a compiler says of files, as `file:line code message`. */
export async function complaints(
  files: readonly GeneratedFile[],
  using = compilers[0],
  options: object = {},
): Promise<string[]> {
  if (!using) throw new Error('no compiler');
  const folder = await place(path.join(await scratchProject(), 'generated'), files);
  const sources = files.map((file) => file.path).filter((file) => file.endsWith('.ts'));
  const diagnostics = await compile(using, folder, sources, options);
  return diagnostics.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`);
}
