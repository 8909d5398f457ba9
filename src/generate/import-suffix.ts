import path from 'node:path';
import ts from 'typescript';
import { foldersUpFrom } from '../folders-up.ts';
import type { GeneratedFile } from './generated-file.ts';
import type { ImportSuffix } from './import-suffixes.ts';

/**
 * What imports have to end in for the TypeScript configuration that is nearest to a folder; `ts` where there is
 * none, as Node itself asks for it.
 *
 * @param folder absolute path
 * @param root the project's, above which nothing is looked for
 */
export function nearestImportSuffix(folder: string, root: string): ImportSuffix {
  const folders = foldersUpFrom(folder);
  const inProject = folders.slice(0, folders.indexOf(root) + 1);
  const file = inProject
    .map((each) => path.join(each, 'tsconfig.json'))
    .find((each) => ts.sys.fileExists(each));
  return file === undefined ? 'ts' : suffixFor(optionsIn(file));
}

/** Of a configuration that nobody can read, the compiler will complain. */
function optionsIn(file: string): ts.CompilerOptions {
  const { config = {} }: { config?: unknown } = ts.readConfigFile(file, (each) => ts.sys.readFile(each));
  // Which files there are is of no interest.
  const host: ts.ParseConfigHost = { ...ts.sys, readDirectory: () => [] };
  return ts.parseJsonConfigFileContent(config, host, path.dirname(file)).options;
}

/** Bundlers and the resolution of CommonJS find modules without; Node's own asks for what will be there. */
function suffixFor({
  allowImportingTsExtensions,
  rewriteRelativeImportExtensions,
  module,
  moduleResolution,
}: ts.CompilerOptions): ImportSuffix {
  if (allowImportingTsExtensions || rewriteRelativeImportExtensions) return 'ts';
  if (moduleResolution === undefined)
    return module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext
      ? 'js'
      : 'none';
  const { Node16, NodeNext } = ts.ModuleResolutionKind;
  return moduleResolution === Node16 || moduleResolution === NodeNext ? 'js' : 'none';
}

/** A TypeScript file whose imports of neighbours end otherwise than in `.ts`. */
export function withImportSuffix(file: GeneratedFile, suffix: ImportSuffix): GeneratedFile {
  if (suffix === 'ts' || !file.path.endsWith('.ts')) return file;
  const ending = suffix === 'js' ? '.js' : '';
  const text = file.text.replaceAll(/^(.* from '\.{1,2}\/[^'\n]+)\.ts';$/gm, `$1${ending}';`);
  return { ...file, text };
}
