import ts from './typescript.ts';

/**
 * The files of a program that import the contract's types, or what does: values of the contract are nowhere else. All
 * of them when the types are declared for everybody.
 *
 * @param types the file of the types
 * @param isOwn whether a file is the consumer's
 */
export function importersOf(
  program: ts.Program,
  types: ts.SourceFile,
  isOwn: (file: ts.SourceFile) => boolean,
): readonly ts.SourceFile[] {
  const importers = graphs.get(program) ?? importersByFile(program);
  graphs.set(program, importers);
  const own = program.getSourceFiles().filter(isOwn);
  const found = new Set([types]);
  for (const file of found) for (const importer of importers.get(file) ?? []) found.add(importer);
  const isGlobal = [...found].some((file) => declaresGlobals(file) && file !== types);
  return isGlobal ? own : own.filter((file) => found.has(file));
}

const graphs = new WeakMap<ts.Program, ReadonlyMap<ts.SourceFile, ReadonlySet<ts.SourceFile>>>();

/** Which files import a file. */
function importersByFile(program: ts.Program): ReadonlyMap<ts.SourceFile, ReadonlySet<ts.SourceFile>> {
  const checker = program.getTypeChecker();
  const importers = new Map<ts.SourceFile, Set<ts.SourceFile>>();
  for (const file of program.getSourceFiles())
    for (const specifier of specifiersIn(file)) {
      const target = checker
        .getSymbolAtLocation(specifier)
        ?.declarations?.find((node) => ts.isSourceFile(node));
      if (!target) continue;
      const known = importers.get(target) ?? new Set();
      known.add(file);
      importers.set(target, known);
    }
  return importers;
}

/** Whether a file declares for all others. */
function declaresGlobals(file: ts.SourceFile): boolean {
  return file.statements.some((statement) => ts.isModuleDeclaration(statement) && isAmbient(statement));
}

function isAmbient(statement: ts.ModuleDeclaration): boolean {
  return (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0 || ts.isStringLiteral(statement.name);
}

/** Every module that a file names: by import, export, `import()`, `require()` and in comments of JavaScript. */
function specifiersIn(file: ts.SourceFile): readonly ts.StringLiteralLike[] {
  // What the parser collected already, which TypeScript does not declare.
  const { imports } = file as ts.SourceFile & { imports?: readonly ts.StringLiteralLike[] };
  return imports ?? [];
}
