import { readFileSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import path from 'node:path';

/** What was made of files that are no TypeScript, to be read with a program. */
export interface ReadComponents {
  /** TypeScript by the path that the program knows it by: the file's own, with `.ts` or `.tsx` after it. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files with declarations that these texts are written with, by absolute path. */
  readonly declarations: readonly string[];
  /** Where lines of these texts come from, by the same paths; as they stand where there is none. */
  readonly maps: ReadonlyMap<string, LineMap>;
  /** Files that could not be read, or not all of them, and why. */
  readonly unread: readonly string[];
}

/** The line, counted from 1, that a place of a text comes from. */
export type LineMap = (line: number, column: number) => number;

/** What a compiler makes of a file: TypeScript, and whether the template is in it. */
interface Compiled {
  readonly text: string;
  readonly ending: '.ts' | '.tsx';
  /** The source map, where lines move. */
  readonly map?: object;
  /** What is not in it; nothing when all is. */
  readonly missing?: string;
}

type Compile = (source: string, file: string) => Compiled;

/**
 * Reads `.vue` and `.svelte` files by the compilers that the consumer itself has installed.
 *
 * @param folder the consumer's absolute folder, which compilers are looked for from and names are relative to
 */
export function readComponents(folder: string, files: readonly string[]): ReadComponents {
  const texts = new Map<string, string>();
  const maps = new Map<string, LineMap>();
  const unread: string[] = [];
  for (const file of files) {
    const name = path.relative(folder, file).replaceAll(path.sep, '/');
    const compile = compilerFor(folder, path.extname(file));
    if (typeof compile === 'string') {
      unread.push(`${name}: ${compile}`);
      continue;
    }
    try {
      const { text, ending, missing, map } = compile(readFileSync(file, 'utf8'), file);
      texts.set(`${file}${ending}`, text);
      if (map) maps.set(`${file}${ending}`, lineMap(map));
      if (missing !== undefined) unread.push(`${name}: ${missing} was not read`);
    } catch (error) {
      unread.push(
        `${name}: its compiler refuses it (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`,
      );
    }
  }
  const isSvelte = texts.keys().some((file) => file.endsWith('.svelte.tsx'));
  return { texts, maps, unread, declarations: isSvelte ? svelteDeclarations(folder) : [] };
}

function lineMap(map: object): LineMap {
  const source = new SourceMap(map as ConstructorParameters<typeof SourceMap>[0]);
  return (line, column) => {
    const entry = source.findEntry(line - 1, column - 1);
    return 'originalLine' in entry ? entry.originalLine + 1 : line;
  };
}

/** The compiler for an ending, or why there is none. */
function compilerFor(folder: string, ending: string): Compile | string {
  const require = createRequire(path.join(folder, 'package.json'));
  const load = (names: readonly string[]): unknown => {
    for (const name of names) {
      try {
        return require(name);
      } catch {
        // Another one may be there.
      }
    }
    return undefined;
  };
  if (ending === '.vue') {
    const compiler = load(['vue/compiler-sfc', '@vue/compiler-sfc']);
    return compiler ? vueWith(compiler as VueCompiler) : '@vue/compiler-sfc is not installed';
  }
  if (ending === '.svelte') {
    const whole = load(['svelte2tsx']);
    if (whole) return svelteWith(whole as Svelte2Tsx);
    const parser = load(['svelte/compiler']);
    return parser ? scriptsWith(parser as SvelteCompiler) : 'neither svelte2tsx nor svelte is installed';
  }
  return `${ending} files are not understood`;
}

/** The part of `@vue/compiler-sfc` 3 that is called. */
interface VueCompiler {
  parse(
    source: string,
    options: { filename: string },
  ): { descriptor: VueDescriptor; errors: readonly Error[] };
  compileScript(
    descriptor: VueDescriptor,
    options: { id: string; inlineTemplate: boolean },
  ): { content: string; map?: object };
}

interface VueDescriptor {
  readonly script: { readonly content: string } | null;
  readonly scriptSetup: { readonly content: string } | null;
  readonly template: object | null;
}

/** With `<script setup>` the template becomes a function inside of it, which is read as well. */
function vueWith(compiler: VueCompiler): Compile {
  return (source, file) => {
    const { descriptor, errors } = compiler.parse(source, { filename: file });
    if (errors[0]) throw errors[0];
    if (descriptor.scriptSetup) {
      const { content, map } = compiler.compileScript(descriptor, { id: 'uses', inlineTemplate: true });
      return { text: content, ending: '.ts', ...(map && { map }) };
    }
    return {
      text: padded(source, descriptor.script?.content ?? ''),
      ending: '.ts',
      ...(descriptor.template && { missing: 'its template' }),
    };
  };
}

/** The part of `svelte2tsx` that is called. */
interface Svelte2Tsx {
  svelte2tsx(
    source: string,
    options: { filename: string; isTsFile: boolean; mode: 'ts' },
  ): { code: string; map: object };
}

function svelteWith(compiler: Svelte2Tsx): Compile {
  return (source, file) => {
    const { code, map } = compiler.svelte2tsx(source, { filename: file, isTsFile: true, mode: 'ts' });
    return { text: code, ending: '.tsx', map };
  };
}

/** The part of `svelte/compiler` that is called. */
interface SvelteCompiler {
  parse(source: string, options: { modern: true }): SvelteTree;
}

interface SvelteTree {
  readonly instance?: { readonly content: { readonly start: number; readonly end: number } } | null;
  readonly module?: { readonly content: { readonly start: number; readonly end: number } } | null;
}

/** The scripts alone: what the markup reads is not known. */
function scriptsWith(compiler: SvelteCompiler): Compile {
  return (source) => {
    const { instance, module } = compiler.parse(source, { modern: true });
    const scripts = [module, instance].flatMap((each) =>
      each ? [source.slice(each.content.start, each.content.end)] : [],
    );
    return { text: padded(source, scripts.join('\n')), ending: '.ts', missing: 'its markup' };
  };
}

/** What svelte2tsx writes calls functions that its package declares. */
function svelteDeclarations(folder: string): readonly string[] {
  const require = createRequire(path.join(folder, 'package.json'));
  return ['svelte-shims-v4.d.ts', 'svelte-jsx-v4.d.ts'].flatMap((name) => {
    try {
      return [require.resolve(`svelte2tsx/${name}`).replaceAll(path.sep, '/')];
    } catch {
      return [];
    }
  });
}

/** A script at the line that it stands at in its file. */
function padded(source: string, script: string): string {
  const index = source.indexOf(script);
  return index === -1 ? script : `${'\n'.repeat(source.slice(0, index).split('\n').length - 1)}${script}`;
}
