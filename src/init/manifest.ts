import { parseSourceFile, type SourceFile } from '../contract/source-file.ts';
import { ExpectedError } from '../expected-error.ts';
import { isObject, type Json, type JsonObject, setOwn, textOf } from '../json.ts';
import { houseStyle, restyled, styleOf } from './text-style.ts';

/** The file that names a project's scripts and dependencies. */
export const manifestFile = 'package.json';

/** A project's package.json as it is. */
export interface Manifest {
  /** What stands in the file; nothing when there is none. */
  readonly text: string | undefined;
  readonly members: JsonObject;
}

/** What a package.json should name, each by its name. */
export interface ManifestWishes {
  /** The name of a new package. */
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  /** Packages whose install scripts are needed, and those whose are not, as npm and Yarn read it. */
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly dependenciesMeta: Readonly<Record<string, JsonObject>>;
  /** Those whose scripts are needed, as Bun reads it. */
  readonly trustedDependencies: readonly string[];
  /** What tells a dependency to report no installation, whichever package manager runs its script. */
  readonly scarfSettings: Readonly<Record<string, boolean>>;
}

/**
 * Reads the text of a package.json.
 *
 * @throws ExpectedError, located, when it is no JSON or not made as npm has it
 */
export function readManifest(text: string | undefined): Manifest {
  if (text === undefined) return { text, members: {} };
  const file = parsed(text);
  const members = file.value;
  if (!isObject(members)) throw misfit(file, [], 'an object was expected here');
  for (const group of [...groups, 'scripts', ...rules])
    if (members[group] !== undefined && !isObject(members[group]))
      throw misfit(file, [group], `${group} must be an object`);
  return { text, members };
}

/** Whether a package.json was written by hand: what a package manager writes alone names no script and no type. */
export function isOwned({ members }: Manifest): boolean {
  return members['type'] !== undefined || Object.keys(objectAt(members, 'scripts')).length > 0;
}

/** The version or other specifier under which a package is depended on already. */
export function specifierOf({ members }: Manifest, name: string): string | undefined {
  const group = groups.map((each) => objectAt(members, each)).find((each) => Object.hasOwn(each, name));
  return group && textOf(group[name]);
}

/** What `npm init` writes where a test should be. */
const noTest = /^echo "?Error: no test specified"? *&& *exit 1$/;

/** The script of a name; nothing when it is not there, or npm's placeholder is. */
export function scriptOf({ members }: Manifest, name: string): string | undefined {
  const script = textOf(objectAt(members, 'scripts')[name]);
  return script === '' || noTest.test(script) ? undefined : script;
}

/** Under which name a script is, or is to be: its own, or `contract:<name>` where that is taken by another. */
export function scriptName(manifest: Manifest, name: string, script: string): string {
  const present = scriptOf(manifest, name);
  return present === undefined || present === script ? name : `contract:${name}`;
}

/** The text of a package.json with what it lacks; the very same text when it lacks nothing. */
export function amendedManifest(manifest: Manifest, wishes: ManifestWishes): string {
  const { text, members } = manifest;
  const amended: JsonObject = { ...members };
  if (text === undefined) Object.assign(amended, { name: wishes.name, private: true });
  if (!isOwned(manifest)) amended['type'] = 'module';
  addScripts(amended, manifest, wishes.scripts);
  for (const group of ['dependencies', 'devDependencies'] as const) {
    const missing = Object.entries(wishes[group]).filter(
      ([name]) => specifierOf(manifest, name) === undefined,
    );
    addSorted(amended, group, missing);
  }
  for (const group of rules) {
    const present = objectAt(members, group);
    const missing = Object.entries(wishes[group]).filter(([name]) => !Object.hasOwn(present, name));
    addSorted(amended, group, missing);
  }
  addTrusted(amended, wishes.trustedDependencies);
  if (text !== undefined && JSON.stringify(amended) === JSON.stringify(members)) return text;
  const style = text === undefined ? houseStyle : styleOf(text);
  return restyled(`${JSON.stringify(amended, null, style.indent)}\n`, style);
}

const groups = ['dependencies', 'devDependencies', 'optionalDependencies'];
const rules = ['allowScripts', 'dependenciesMeta', 'scarfSettings'] as const;

function addScripts(amended: JsonObject, manifest: Manifest, wanted: Readonly<Record<string, string>>): void {
  const scripts = { ...objectAt(manifest.members, 'scripts') };
  for (const [name, script] of Object.entries(wanted)) {
    const free = scriptName(manifest, name, script);
    if (scriptOf(manifest, free) === undefined) setOwn(scripts, free, script);
  }
  if (Object.keys(scripts).length > 0) amended['scripts'] = scripts;
}

function addTrusted(amended: JsonObject, wanted: readonly string[]): void {
  const { trustedDependencies: present = [] } = amended;
  if (!Array.isArray(present)) return;
  const missing = wanted.filter((name) => !present.includes(name));
  if (missing.length > 0) amended['trustedDependencies'] = [...present, ...missing];
}

/** In the order of their names, as package managers keep them, unless what is there has another. */
function addSorted(amended: JsonObject, group: string, added: readonly [string, Json][]): void {
  if (added.length === 0) return;
  const present = Object.entries(objectAt(amended, group));
  const all = [...present, ...added];
  amended[group] = Object.fromEntries(isSorted(present) ? all.toSorted(byName) : all);
}

function byName([one]: readonly [string, Json], [other]: readonly [string, Json]): number {
  return one.localeCompare(other, 'en');
}

function isSorted(entries: readonly [string, Json][]): boolean {
  return entries.every((entry, index) => index === 0 || byName(entries[index - 1] ?? entry, entry) <= 0);
}

function objectAt(members: JsonObject, name: string): JsonObject {
  const value = members[name];
  return isObject(value) ? value : {};
}

function parsed(text: string): SourceFile {
  try {
    return parseSourceFile(text, manifestFile, manifestFile);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    const { message, location } = error;
    const help = 'package.json is plain JSON, without comments: correct it, and run the same again.';
    throw new ExpectedError(message, { location, help, cause: error });
  }
}

function misfit(file: SourceFile, tokens: readonly string[], message: string): ExpectedError {
  return new ExpectedError(message, { location: file.locate(tokens), help: 'Correct package.json first.' });
}
