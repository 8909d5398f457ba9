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

/** Where the package keeps the modules for CommonJS, beside those for ECMAScript. */
export const commonJsFolder = 'cjs';

/**
 * JavaScript and declarations of a TypeScript module, as an ECMAScript module and as one of CommonJS, each file
 * on its own, by TypeScript 5.9 in this process: types need not be checked for that.
 *
 * @throws Error when a module cannot be written without its types being worked out, which is a bug
 */
export function transpile({ path, text }: GeneratedFile): GeneratedFile[] {
  const source = withJavaScriptImports(text);
  const [js, dts] = ['.js', '.d.ts'].map((ending) => path.replace(/\.ts$/, ending)) as [string, string];
  if (hasOnlyTypes(source)) return declared(source, js, dts);
  const script = ts.transpileModule(source, { fileName: path, compilerOptions: options });
  const declarations = ts.transpileDeclaration(source, {
    fileName: path,
    compilerOptions: options,
    reportDiagnostics: true,
  });
  const [problem] = declarations.diagnostics ?? [];
  if (problem) throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`);
  return [
    { path: js, text: script.outputText },
    { path: dts, text: declarations.outputText },
    { path: `${commonJsFolder}/${js}`, text: asCommonJs(source, path) },
    { path: `${commonJsFolder}/${dts}`, text: declarations.outputText },
  ];
}

/** What a line may begin with, outside of comments, in a module that says nothing but types. */
const typeLine = /^(?:export (?:type|interface) |import type |[\s}\])&|;]|\/\/|$)/;

/** Whether a module has types alone, as generated ones have, whose statements begin in the first column. */
function hasOnlyTypes(source: string): boolean {
  const code = source.replaceAll(/^\/\*[^]*?\*\/$/gm, '');
  return code.split('\n').every((line) => typeLine.test(line));
}

/** Declarations of a module of types are what it says: the compiler would only write them again. */
function declared(source: string, js: string, dts: string): GeneratedFile[] {
  const declarations = `${source.trimEnd()}\nexport {};\n`;
  const [header = ''] = /^(?:\/\/.*\n)*/.exec(source) ?? [];
  const commonJs = `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n`;
  return [
    { path: js, text: `${header}export {};\n` },
    { path: dts, text: declarations },
    { path: `${commonJsFolder}/${js}`, text: commonJs },
    { path: `${commonJsFolder}/${dts}`, text: declarations },
  ];
}

function asCommonJs(source: string, fileName: string): string {
  const compilerOptions = {
    ...options,
    module: ts.ModuleKind.CommonJS,
    verbatimModuleSyntax: false,
    esModuleInterop: true,
    declaration: false,
    isolatedDeclarations: false,
  };
  return ts.transpileModule(source, { fileName, compilerOptions }).outputText;
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
