/** What there is to know about the program that installs a project's dependencies. */
export interface Installer {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** Files by which a project shows that it is used. */
  readonly lockFiles: readonly string[];
  /** The words that install what package.json names. */
  readonly install: readonly string[];
  /** The shell command that installs exactly what the lock file names, on a machine with Node alone. */
  readonly cleanInstall: string;
  /** What goes before a script's name to run it. */
  readonly run: string;
}

/** The package managers, the first of which is taken where nothing speaks for another. */
export const installers: readonly Installer[] = [
  {
    name: 'npm',
    lockFiles: ['package-lock.json', 'npm-shrinkwrap.json'],
    install: ['npm', 'install', '--no-audit', '--no-fund'],
    cleanInstall: 'npm ci --no-audit --no-fund',
    run: 'npm run',
  },
  {
    name: 'pnpm',
    lockFiles: ['pnpm-lock.yaml'],
    install: ['pnpm', 'install'],
    cleanInstall: 'corepack enable && pnpm install --frozen-lockfile',
    run: 'pnpm run',
  },
  {
    name: 'yarn',
    lockFiles: ['yarn.lock'],
    install: ['yarn', 'install'],
    // Classic and modern Yarn both know it.
    cleanInstall: 'corepack enable && yarn install --frozen-lockfile',
    run: 'yarn run',
  },
  {
    name: 'bun',
    lockFiles: ['bun.lock', 'bun.lockb'],
    install: ['bun', 'install'],
    cleanInstall: 'npm install --global bun && bun install --frozen-lockfile',
    run: 'bun run',
  },
];

/** What speaks for a package manager, the strongest first. */
export interface InstallerSigns {
  /** `packageManager` of package.json: `pnpm@10.4.0`. */
  readonly declared: string | undefined;
  /** Names of files in the project's folder and those above it. */
  readonly files: ReadonlySet<string>;
  /** The environment's `npm_config_user_agent`: `npm/11.5.2 node/v24.18.0 linux x64`. */
  readonly userAgent: string | undefined;
}

/** The package manager in use. */
export function installerOf({ declared, files, userAgent }: InstallerSigns): Installer {
  const called = (text: string | undefined, separator: string): Installer | undefined =>
    installers.find(({ name }) => text?.startsWith(name + separator));
  const [npm] = installers;
  const found =
    called(declared, '@') ??
    installers.find(({ lockFiles }) => lockFiles.some((file) => files.has(file))) ??
    called(userAgent, '/') ??
    npm;
  if (!found) throw new Error('there is no package manager');
  return found;
}
