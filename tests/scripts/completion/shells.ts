import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shellWord } from '../../../scripts/completion/completable.ts';
import { runProgram } from '../../../scripts/openapi-contract.ts';
import { surroundings } from '../command/surroundings.ts';

/** The shells that are tested. */
export type Shell = 'bash' | 'fish' | 'zsh';

/** Whether a shell is there to be tried. */
export function isInstalled(shell: Shell): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

/** A project with contracts, one of which a stranger named, and branches likewise. */
export function makeFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'completion-'));
  for (const name of ['pets', 'zoo', 'two words', '$(touch executed)']) {
    mkdirSync(path.join(folder, 'spec', name), { recursive: true });
  }
  mkdirSync(path.join(folder, 'reports'));
  writeFileSync(path.join(folder, 'report.json'), '');
  writeFileSync(path.join(folder, 'spec/README.md'), '');
  const git = (...words: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { cwd: folder });
  git('init', '--quiet', '--initial-branch', 'main');
  git('commit', '--quiet', '--allow-empty', '--message', 'a');
  git('branch', '$(touch${IFS}executed)');
  git('tag', 'v1.0.0');
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** The script of a shell, as the command prints it. */
export async function scriptOf(shell: Shell): Promise<string> {
  const { context, written } = surroundings();
  await runProgram(['completion', shell], context);
  return written.stdout;
}

/** What Tab offers after the words of a line, of which the last may be empty. */
export type Complete = (script: string, words: readonly string[], folder: string) => string[];

/** One for each shell: all of them ask the real one. */
export const complete: Readonly<Record<Shell, Complete>> = {
  bash: (script, words, folder) =>
    ask('bash', ['--norc', '--noprofile', '-c', bashLines(script, words)], folder),
  fish: (script, words, folder) => {
    const line = words.join(' ').replaceAll(/[\\']/g, String.raw`\$&`);
    return ask('fish', ['--no-config', '-c', `${script}\ncomplete -C '${line}'`], folder).map(
      (text) => text.split('\t')[0] ?? '',
    );
  },
  zsh: (script, words, folder) => ask('zsh', ['-f', '-c', zshLines(script, words, folder)], folder),
};

function ask(shell: Shell, words: readonly string[], folder: string): string[] {
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, TERM: 'xterm' };
  const options = { cwd: folder, encoding: 'utf8', env, input: '', timeout: 30_000 } as const;
  const { stdout, stderr, error } = spawnSync(shell, words, options);
  if (error || stderr !== '') throw error ?? new Error(stderr);
  // zsh gives folders a second time, to those who want nothing else.
  return [...new Set(stdout.split('\n'))].filter((line) => line !== '');
}

function bashLines(script: string, words: readonly string[]): string {
  return `${script}
compopt() { :; } # Only a completion that a key asked for has options.
COMP_WORDS=(${words.map(shellWord).join(' ')})
COMP_CWORD=${words.length - 1}
_openapi_contract
printf '%s\\n' "\${COMPREPLY[@]}"`;
}

/** Keys go to a zsh on a terminal of its own; its compadd writes down what it is given. */
function zshLines(script: string, words: readonly string[], folder: string): string {
  const inner = path.join(folder, '.inner.zsh');
  const found = path.join(folder, '.found');
  writeFileSync(
    inner,
    `PROMPT=; autoload -Uz compinit; compinit -u -d ${path.join(folder, '.zcompdump')}
${script}
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a hits; builtin compadd -A hits "$@"; print -rl -- $hits >> ${found}.part
  builtin compadd "$@"
}
bindkey '^I' complete-word
finish() { touch ${found}.part; mv ${found}.part ${found} }; zle -N finish; bindkey '^X' finish
touch ${found}.ready
`,
  );
  return `zmodload zsh/zpty; zpty inner zsh -f -i
zpty -w inner ${shellWord(`source ${inner}`)}
until [[ -e ${found}.ready ]]; do sleep 0.02; done
zpty -w -n inner ${shellWord(words.join(' '))}$'\\t\\x18'
until [[ -e ${found} ]]; do sleep 0.02; done
cat ${found}; rm ${found} ${found}.ready; zpty -d inner`;
}
