import type { Command } from '../command/command.ts';
import type { Completable } from '../command/option.ts';
import { functionName, kindsOf, shellWord, writtenOptions, type ScriptWriter } from './completable.ts';

/** The completion script for bash, from 3.2 on, which macOS still has; it needs no bash-completion. */
export const bashScript: ScriptWriter = (program, commands) => {
  const name = `_${functionName(program)}`;
  const names = commands.map((command) => command.name);
  return `# bash completion for ${program}, written by: ${program} completion bash

# Nothing here expands a name of a folder or a branch: whoever made it might have meant it as a command.
${name}_words() {
  local word
  for word; do
    if [[ $word == "$cur"* ]]; then COMPREPLY+=("$before$(printf %q "$word")"); fi
  done
}

${name}_contract() {
  local folder
  for folder in spec/*/; do
    folder=\${folder#spec/}
    folder=\${folder%/}
    if [[ -d spec/$folder && ! -L spec/$folder ]]; then ${name}_words "$folder"; fi
  done
}

${name}_revision() {
  local revision
  ${name}_words HEAD
  while IFS= read -r revision; do
    ${name}_words "$revision"
  done < <(git for-each-ref --format='%(refname:short)' refs/heads refs/tags refs/remotes 2>/dev/null)
}

${name}_file() {
  local file
  compopt -o filenames 2>/dev/null
  while IFS= read -r file; do
    COMPREPLY+=("$before$file")
  done < <(compgen -f -- "$cur")
}

${name}_folder() {
  local folder
  compopt -o filenames 2>/dev/null
  while IFS= read -r folder; do
    COMPREPLY+=("$before$folder")
  done < <(compgen -d -- "$cur")
}

${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} before= options=yes i
  COMPREPLY=()
  # "--port=4010" comes in three words, or in one where "=" does not break words.
  if [[ $cur == '=' ]]; then
    cur=
  elif [[ $previous == '=' ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  elif [[ $cur == --*=* ]]; then
    previous=\${cur%%=*}
    before=$previous=
    cur=\${cur#*=}
  fi
  if (( COMP_CWORD == 1 )); then
    ${name}_words ${[...names, 'help'].map(shellWord).join(' ')}
    if [[ $cur == -* ]]; then ${name}_words --help --version; fi
    return
  fi
  for (( i = 2; i < COMP_CWORD; i++ )); do
    if [[ \${COMP_WORDS[i]} == -- ]]; then options=; fi
  done
  case \${COMP_WORDS[1]} in
${commands.map((command) => commandCase(name, command)).join('\n')}
    help)
      ${name}_words ${names.map(shellWord).join(' ')}
      ;;
  esac
}

complete -F ${name} ${program}
`;
};

function commandCase(name: string, command: Command): string {
  const options = writtenOptions(command);
  const valued = options.filter(({ option }) => option.placeholder !== undefined);
  const values = valued.map(
    ({ words, option }) =>
      `          ${words.map(shellWord).join('|')}) ${[...calls(name, option), 'return'].join('; ')} ;;\n`,
  );
  const byPrevious = `        case $previous in\n${values.join('')}        esac\n`;
  const words = options.flatMap((option) => option.words).map(shellWord);
  const rest = calls(name, command.positionals);
  return `    ${shellWord(command.name)})
      if [[ $options ]]; then
${values.length === 0 ? '' : byPrevious}        if [[ $cur == -* ]]; then
          ${name}_words ${words.join(' ')}
          return
        fi
      fi
      ${(rest.length === 0 ? [':'] : rest).join('\n      ')}
      ;;`;
}

function calls(name: string, completable: Completable = {}): string[] {
  const { values = [] } = completable;
  return [
    ...(values.length === 0 ? [] : [`${name}_words ${values.map(shellWord).join(' ')}`]),
    ...kindsOf(completable).map((kind) => `${name}_${kind}`),
  ];
}
