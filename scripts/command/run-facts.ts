import type { RunFacts } from '../../src/report/run-facts.ts';
import type { CommandContext } from './command.ts';
import { packageVersion } from './version.ts';

/** What a command itself knows of its run. */
export type OwnFacts = Pick<RunFacts, 'base' | 'target' | 'seed'>;

/** How, where and when a command runs. Git is asked where the project is in a repository. */
export async function runFacts(
  {
    root,
    env,
    program = 'openapi-contract',
    line = [],
  }: Pick<CommandContext, 'root' | 'env' | 'program' | 'line'>,
  own: OwnFacts = {},
): Promise<RunFacts> {
  const { git } = await import('../../src/compare/git.ts');
  const ask = async (...words: readonly string[]): Promise<string | undefined> =>
    (await git(root, ...words).catch(() => '')).trim() || undefined;
  const [commit, branch, remote] = await Promise.all([
    ask('rev-parse', '--short=7', 'HEAD'),
    ask('branch', '--show-current'),
    ask('config', '--get', 'remote.origin.url'),
  ]);
  const { base, seed } = own;
  const [target, repositoryUrl, ci] = [withoutSecrets(own.target), repositoryOn(env, remote), ciPage(env)];
  const named = branch ?? env['GITHUB_HEAD_REF'] ?? env['CI_COMMIT_REF_NAME'];
  return {
    tool: `openapi-contract ${packageVersion()}`,
    node: process.version.slice(1),
    command: [program, ...secretless(line).map(shellWord)].join(' '),
    time: new Date().toISOString(),
    ...(commit !== undefined && { commit }),
    ...(named && { branch: named }),
    ...(repositoryUrl !== undefined && { repositoryUrl }),
    ...(ci !== undefined && { ci }),
    ...(base !== undefined && { base }),
    ...(target !== undefined && { target }),
    ...(seed !== undefined && { seed }),
  };
}

/** An address without the user and password in it. */
function withoutSecrets(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href.replace(/\/$/, '');
}

/** Where GitHub, or another host that a remote names, shows the repository. */
function repositoryOn(env: CommandContext['env'], remote: string | undefined): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, CI_PROJECT_URL: gitlab } = env;
  if (server && name) return `${server}/${name}`;
  if (gitlab) return gitlab;
  const ssh = /^(?:ssh:\/\/)?git@([\w.-]+)[:/](.+?)(?:\.git)?$/.exec(remote ?? '');
  const address = ssh ? `https://${ssh[1]}/${ssh[2]}` : remote;
  if (address === undefined || !/^https?:/.test(address)) return undefined;
  return withoutSecrets(address.replace(/\.git$/, ''));
}

function ciPage(env: CommandContext['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: run } = env;
  if (server && name && run) return `${server}/${name}/actions/runs/${run}`;
  return env['CI_JOB_URL'] ?? env['BUILD_URL'];
}

const secretOptions = /^--(auth|auth-command|header)(?==|$)/;

/** The words of a line, what is given as a secret replaced. */
function secretless(line: readonly string[]): readonly string[] {
  return line.map((word, index) => {
    const isValue = secretOptions.test(line[index - 1] ?? '') && !(line[index - 1] ?? '').includes('=');
    if (isValue) return hidden(word);
    if (secretOptions.test(word) && word.includes('=')) {
      const at = word.indexOf('=') + 1;
      return `${word.slice(0, at)}${hidden(word.slice(at))}`;
    }
    return URL.canParse(word) ? (withoutSecrets(word) ?? word) : word;
  });
}

/** A variable's name is no secret. */
function hidden(value: string): string {
  return /(^|[=:]\s?)env:[A-Za-z_]\w*$/.test(value) ? value : '…';
}

function shellWord(word: string): string {
  return /^[\w./:=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
