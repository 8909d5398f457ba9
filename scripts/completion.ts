import { ExpectedError } from '../src/expected-error.ts';
import { toJsonText } from '../src/report/json-text.ts';
import { defineCommand, exitCodes } from './command/command.ts';
import { isMain, main } from './command/main.ts';
import { didYouMean } from './command/suggestion.ts';
import type { ScriptWriter } from './completion/completable.ts';

const program = 'openapi-contract';

const shells: Readonly<Record<string, () => Promise<ScriptWriter>>> = {
  bash: async () => (await import('./completion/bash.ts')).bashScript,
  zsh: async () => (await import('./completion/zsh.ts')).zshScript,
  fish: async () => (await import('./completion/fish.ts')).fishScript,
};

/** `openapi-contract completion` */
export const completion = defineCommand({
  name: 'completion',
  summary: 'Print a script that lets a shell complete commands, options and contracts',
  description:
    'The script goes where the shell looks for it, and works from the next session on. Names of contracts\n' +
    'are those of the folders in spec/ when Tab is pressed; no Node is started for them.\n\n' +
    'bash  openapi-contract completion bash > ~/.local/share/bash-completion/completions/openapi-contract\n' +
    '      Without the package bash-completion: eval "$(openapi-contract completion bash)" in ~/.bashrc.\n' +
    'zsh   openapi-contract completion zsh > ~/.zfunc/_openapi-contract\n' +
    '      In ~/.zshrc, before compinit: fpath=(~/.zfunc $fpath).\n' +
    'fish  openapi-contract completion fish > ~/.config/fish/completions/openapi-contract.fish',
  positionals: {
    name: 'shell',
    many: false,
    description: `Whose: ${Object.keys(shells).join(', ')}.`,
    values: Object.keys(shells),
  },
  options: {},
  examples: [
    { line: 'completion bash', description: 'print the script for bash' },
    {
      line: 'completion fish > ~/.config/fish/completions/openapi-contract.fish',
      description: 'install that for fish',
    },
  ],
  files: [{ name: 'spec/', meaning: 'folders are contracts when Tab is pressed' }],
  seeAlso: ['init', 'docs/completion.md'],
  run: async ({ positionals: [shell] }, context) => {
    const writer = shell !== undefined && Object.hasOwn(shells, shell) ? shells[shell] : undefined;
    if (shell === undefined || writer === undefined) throw unknownShell(shell);
    const write = await writer();
    // Only now, as the list of commands has this one in it.
    const { commands } = await import('./command/program.ts');
    const script = write(program, commands);
    context.print(context.json ? toJsonText({ version: 1, shell, script }) : script);
    return exitCodes.clean;
  },
});

function unknownShell(given: string | undefined): ExpectedError {
  const names = Object.keys(shells);
  const message = given === undefined ? 'A shell is missing' : `There is no script for "${given}"`;
  const suggestion = given === undefined ? undefined : didYouMean(given, names);
  return new ExpectedError(message, { help: suggestion ?? `Shells: ${names.join(', ')}.` });
}

// Not awaited, as the list of commands imports this module, which then must be through.
if (isMain(import.meta)) void main(completion);
