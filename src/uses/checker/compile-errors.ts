import path from 'node:path';
import { importersOf } from './importers.ts';
import { importedContracts } from './imported-contracts.ts';
import { openPrograms } from './program.ts';
import ts from './typescript.ts';

/** A line that the compiler refuses. */
export interface CompileError {
  /** From the project's folder on. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The first line of what it says. */
  readonly message: string;
}

/**
 * What the compiler refuses in the files of a project that import a contract, each line once.
 *
 * @param folder the project's absolute folder
 * @param generated absolute folder of the contract's generated files
 * @param texts those files as they are taken to be
 */
export function compileErrors(
  folder: string,
  generated: string,
  texts: ReadonlyMap<string, string>,
): readonly CompileError[] {
  const found = new Map<string, CompileError>();
  for (const { program } of openPrograms({ folder, instead: texts }))
    for (const { types } of importedContracts(program).filter((each) => each.folder === generated))
      for (const file of importersOf(program, types, (each) => !isForeign(each, generated)))
        for (const { start = 0, messageText } of program.getSemanticDiagnostics(file)) {
          const { line, character } = file.getLineAndCharacterOfPosition(start);
          const name = path.relative(folder, file.fileName).replaceAll(path.sep, '/');
          const [message = ''] = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n');
          const key = `${name}:${line}`;
          if (!found.has(key)) found.set(key, { file: name, line: line + 1, column: character + 1, message });
        }
  return [...found.values()];
}

function isForeign({ fileName, isDeclarationFile }: ts.SourceFile, generated: string): boolean {
  return isDeclarationFile || fileName.includes('/node_modules/') || fileName.startsWith(`${generated}/`);
}
