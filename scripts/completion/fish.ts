import type { Command } from '../command/command.ts';
import type { Completable, CompletionKind, Option } from '../command/option.ts';
import { functionName, kindsOf, writtenOptions, type ScriptWriter } from './completable.ts';

/** The completion script for fish, from 3.0 on. */
export const fishScript: ScriptWriter = (program, commands) => {
  const name = `__${functionName(program)}`;
  const first = `complete -c ${program} -n ${name}_first`;
  return `# fish completion for ${program}, written by: ${program} completion fish

function ${name}_first
    test (count (commandline -opc)) -eq 1
end

function ${name}_is
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test "$words[2]" = $argv[1]
end

function ${name}_contract
    set -l folders spec/*/
    for folder in $folders
        string replace -r '^spec/(.*)/$' '$1' -- $folder
    end
end

function ${name}_revision
    echo HEAD
    git for-each-ref --format='%(refname:short)' refs/heads refs/tags refs/remotes 2>/dev/null
end

complete -c ${program} -f
${commands.map((command) => `${first} -a ${fishWord(command.name)} -d ${fishWord(command.summary)}`).join('\n')}
${first} -a help -d ${fishWord('Show the help of a command')}
${first} -l help -s h -d ${fishWord('Show the help.')}
${first} -l version -d ${fishWord('Show the version.')}
complete -c ${program} -n ${fishWord(`${name}_is help`)} -a ${fishWord(commands.map((command) => command.name).join(' '))}
${commands.map((command) => commandLines(program, name, command)).join('\n')}
`;
};

function commandLines(program: string, name: string, command: Command): string {
  const start = `complete -c ${program} -n ${fishWord(`${name}_is ${command.name}`)}`;
  const options = writtenOptions(command).map(({ name: long, option }) => {
    const short = option.short === undefined ? '' : ` -s ${option.short}`;
    return `${start} -l ${long}${short}${valuePart(name, option)} -d ${fishWord(option.description)}`;
  });
  const rest = command.positionals ? sources(name, command.positionals) : '';
  return ['', ...options, ...(rest === '' ? [] : [`${start}${rest}`])].join('\n');
}

function valuePart(name: string, option: Option<unknown>): string {
  if (option.placeholder === undefined) return '';
  const isFile = kindsOf(option).includes('file');
  return `${isFile ? ' -r' : ' -x'}${sources(name, option)}`;
}

/** Where words come from; what `-a` is given is expanded once more, hence quoted twice. */
function sources(name: string, completable: Completable): string {
  const { values = [] } = completable;
  const kinds = kindsOf(completable);
  const words = [
    ...values.map(fishWord),
    ...kinds.filter((kind) => kind !== 'file').map((kind) => `(${fishFolders[kind] ?? `${name}_${kind}`})`),
  ];
  const given = words.length === 0 ? '' : ` -a ${fishWord(words.join(' '))}`;
  return `${kinds.includes('file') ? ' -F' : ''}${given}`;
}

const fishFolders: Readonly<Partial<Record<CompletionKind, string>>> = {
  folder: '__fish_complete_directories',
};

/** A text as one word of fish, whatever is in it. */
function fishWord(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
