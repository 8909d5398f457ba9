import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

const repository = path.resolve(import.meta.dirname, '../..');

/** A project of its own outside of the repository, with the toolkit's dependencies at hand. */
export interface Project {
  readonly root: string;
  /** Runs `node scripts/<words[0]>.ts` in it, as `npm run` would. */
  run(command: string, words?: readonly string[], options?: RunOptions): Promise<Result>;
  write(file: string, content: string): Promise<void>;
  read(file: string): Promise<string>;
  /** Replaces a text that must be there. */
  edit(file: string, from: string, to: string): Promise<void>;
  /** Every file in it, node_modules aside. */
  files(): Promise<string[]>;
  remove(): Promise<void>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
}

/** What a command left. */
export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `node scripts/<command>.ts`, as `npm run` would. */
export function spawnCommand(
  root: string,
  command: string,
  words: readonly string[],
  options: RunOptions = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const script = path.join(repository, 'scripts', `${command}.ts`);
  return spawn(process.execPath, [script, ...words], {
    cwd: root,
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Makes a project of some files; a name of the repository's contracts copies that contract and what was generated. */
export async function makeProject(
  files: Readonly<Record<string, string>>,
  contracts: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'openapi-contract-e2e-')));
  await mkdir(path.join(root, 'spec'));
  await symlink(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
  await writeFile(path.join(root, 'package.json'), '{ "private": true }\n');
  for (const [name, original] of Object.entries(contracts)) await copyContract(root, name, original);
  const project = projectIn(root);
  for (const [file, content] of Object.entries(files)) await project.write(file, content);
  return project;
}

async function copyContract(root: string, name: string, original: string): Promise<void> {
  await cp(path.join(repository, 'spec', original), path.join(root, 'spec', name), { recursive: true });
}

function projectIn(root: string): Project {
  const write = async (file: string, content: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  };
  const read = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');
  return {
    root,
    run: (command, words = [], options = {}) => run(root, command, words, options),
    write,
    read,
    edit: async (file, from, to) => {
      const content = await read(file);
      if (!content.includes(from)) throw new Error(`${file} does not hold "${from}"`);
      await write(file, content.replace(from, to));
    },
    files: async () => {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
        .toSorted();
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function run(
  root: string,
  command: string,
  words: readonly string[],
  options: RunOptions,
): Promise<Result> {
  const child = spawnCommand(root, command, words, options);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { code, stdout, stderr };
}
