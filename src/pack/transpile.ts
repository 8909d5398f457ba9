import ts from 'typescript';
import type { GeneratedFile } from '../generate/generated-file.ts';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  strict: true,
  declaration: true,
  isolatedDeclarations: true,
  verbatimModuleSyntax: true,
  // Comments are in the declarations, where editors look for them.
  removeComments: false,
  newLine: ts.NewLineKind.LineFeed,
};

/**
 * JavaScript and declarations of a TypeScript module, each file on its own, by TypeScript 5.9 in this
 * process: types need not be checked for that.
 *
 * @throws Error when a module cannot be written without its types being worked out, which is a bug
 */
export function transpile({ path, text }: GeneratedFile): GeneratedFile[] {
  const source = withJavaScriptImports(text);
  const script = ts.transpileModule(source, { fileName: path, compilerOptions: options });
  const declarations = ts.transpileDeclaration(source, {
    fileName: path,
    compilerOptions: options,
    reportDiagnostics: true,
  });
  const [problem] = declarations.diagnostics ?? [];
  if (problem) throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`);
  return [
    { path: path.replace(/\.ts$/, '.js'), text: script.outputText },
    { path: path.replace(/\.ts$/, '.d.ts'), text: declarations.outputText },
  ];
}

/**
 * Declarations keep their imports as they are written, and not every reader of declarations follows
 * one that ends in `.ts`. What is copied from two rooms stands in neighbouring folders.
 */
function withJavaScriptImports(text: string): string {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.toReversed()
    .reduce((rewritten, { fileName, end, pos }) => {
      // `pos` and `end` leave out one quote only.
      const start = rewritten.indexOf(fileName, pos);
      if (!fileName.startsWith('.') || start === -1 || start > end) return rewritten;
      const target = fileName.replace(/^\.\.\/\.\.\/generate\//, '../').replace(/\.ts$/, '.js');
      return rewritten.slice(0, start) + target + rewritten.slice(start + fileName.length);
    }, text);
}
