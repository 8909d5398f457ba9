import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { foldersUpFrom } from '../folders-up.ts';
import { textOf } from '../json.ts';
import { repositoryOf } from '../repository.ts';
import { textAt } from '../text-at.ts';
import { type Manifest, manifestFile, readManifest } from './manifest.ts';
import { type Installer, installerOf, installers } from './installer.ts';

/** What is known of a project before a contract comes into it. */
export interface Project {
  /** Its absolute folder. */
  readonly root: string;
  readonly manifest: Manifest;
  readonly installer: Installer;
  /** The absolute folder of the git repository that it is in; nothing when it is in none. */
  readonly repository: string | undefined;
  /** Whose CI the repository is built by, where something tells. */
  readonly host: 'github' | 'gitlab' | undefined;
}

/**
 * Looks at a project.
 *
 * @param userAgent the environment's `npm_config_user_agent`
 * @throws ExpectedError when its package.json cannot be understood
 */
export async function readProject(root: string, userAgent: string | undefined): Promise<Project> {
  const manifest = readManifest(await textAt(root, manifestFile));
  const repository = repositoryOf(root);
  const declared = textOf(manifest.members['packageManager']);
  const files = lockFilesOf(root, repository);
  const installer = installerOf({ declared, files, userAgent });
  return { root, manifest, installer, repository, host: await hostOf(repository) };
}

/** Whether a folder is there and holds anything. */
export async function isFilled(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}

/** A package of a monorepo has its lock file at the top of the repository. */
function lockFilesOf(root: string, repository: string | undefined): ReadonlySet<string> {
  const folders = foldersUpFrom(root);
  const searched = folders.slice(0, repository === undefined ? 1 : folders.indexOf(repository) + 1);
  const names = installers.flatMap(({ lockFiles }) => lockFiles);
  return new Set(names.filter((name) => searched.some((folder) => existsSync(path.join(folder, name)))));
}

async function hostOf(repository: string | undefined): Promise<Project['host']> {
  if (repository === undefined) return undefined;
  if (existsSync(path.join(repository, '.github'))) return 'github';
  if (existsSync(path.join(repository, '.gitlab-ci.yml'))) return 'gitlab';
  const settings = await readFile(path.join(repository, '.git/config'), 'utf8').catch(() => '');
  const [, host] = /^\s*url\s*=.*\b(github|gitlab)\b/m.exec(settings) ?? [];
  return host === 'github' || host === 'gitlab' ? host : undefined;
}
