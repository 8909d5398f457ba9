import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { foldersUpFrom } from '../folders-up.ts';
import { isObject, type Json } from '../json.ts';
import { findRuleset } from './ruleset.ts';

/**
 * The files that decide how a project is linted: its ruleset, those that it extends by path, the
 * functions of each, and what these import. Rulesets and functions of packages are left out: they change
 * with what is installed.
 *
 * @param root the project's absolute folder
 * @returns absolute paths; `undefined` when a part may differ each time, and nothing here shows it: it comes
 *   from the network or from a package that is linked, or the ruleset cannot be understood
 */
export async function rulesetFiles(root: string): Promise<readonly string[] | undefined> {
  const { readYamlText } = await import('../contract/yaml-text.ts');
  const found = new Set<string>();
  const pending = [findRuleset(root)];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    if (isScript(file)) {
      const imported = importsOf(text);
      if (imported.some((name) => isLinked(file, name))) return undefined;
      pending.push(...imported.flatMap((name) => scriptsNamed(file, name)));
    } else {
      const ruleset = parseLeniently(() => readYamlText(text).value);
      if (!isObject(ruleset)) return undefined;
      const extended = extendedBy(ruleset);
      if (extended.some((name) => /^https?:/i.test(name) || isLinked(file, name))) return undefined;
      pending.push(
        ...extended.map((name) => path.resolve(path.dirname(file), name)),
        ...functionsOf(file, ruleset),
      );
    }
  }
  return [...found].toSorted();
}

function isScript(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(file);
}

/** What is wrong with a ruleset is for Spectral to say. */
function parseLeniently(parse: () => Json): Json | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** The rulesets that one extends, at its top or in its overrides: a name, or a name and how much of it is on. */
function extendedBy(ruleset: Readonly<Record<string, unknown>>): string[] {
  const own = [ruleset['extends'] ?? []].flat(2).filter((name) => typeof name === 'string');
  const overrides = Array.isArray(ruleset['overrides']) ? ruleset['overrides'].filter(isObject) : [];
  return [...own, ...overrides.flatMap(extendedBy)];
}

function functionsOf(file: string, ruleset: Readonly<Record<string, unknown>>): string[] {
  const folder = typeof ruleset['functionsDir'] === 'string' ? ruleset['functionsDir'] : 'functions';
  const absolute = path.resolve(path.dirname(file), folder);
  if (!existsSync(absolute) || !statSync(absolute).isDirectory()) return [];
  return readdirSync(absolute)
    .filter(isScript)
    .map((name) => path.join(absolute, name));
}

/** What a script imports, however it does. */
function importsOf(text: string): string[] {
  const imports = text.matchAll(/\b(?:from|import|require)\s*\(?\s*['"]([^'"\n]+)['"]/g);
  return Array.from(imports, ([, name = '']) => name);
}

/** The files that a script means by a relative path. */
function scriptsNamed(file: string, name: string): string[] {
  if (!/^\.{1,2}\//.test(name)) return [];
  const target = path.resolve(path.dirname(file), name);
  return [target, `${target}.js`, `${target}.cjs`, `${target}.mjs`].filter(
    (each) => existsSync(each) && statSync(each).isFile(),
  );
}

/** Whether a name is that of a package which is linked: a folder of a workspace, say, that somebody edits. */
function isLinked(file: string, name: string): boolean {
  const [, packageName] = /^((?:@[^/@:]+\/)?[^./@:][^/:]*)(?:\/|$)/.exec(name) ?? [];
  if (packageName === undefined) return false;
  const place = foldersUpFrom(path.dirname(file))
    .map((folder) => path.join(folder, 'node_modules', packageName))
    .find((each) => existsSync(each));
  return place !== undefined && !realpathSync(place).split(path.sep).includes('node_modules');
}
