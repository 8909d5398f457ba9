import type { Command } from '../command/command.ts';
import type { Completable, CompletionKind, Option } from '../command/option.ts';
import { functionName, kindsOf, shellWord, writtenOptions, type ScriptWriter } from './completable.ts';

/** The completion script for zsh, for its own completion system (zshcompsys). */
export const zshScript: ScriptWriter = (program, commands) => {
  const name = `_${functionName(program)}`;
  const described = commands.map((command) => shellWord(`${command.name}:${command.summary}`));
  return `#compdef ${program}
# zsh completion for ${program}, written by: ${program} completion zsh

${name}_contract() {
  local -a names=(spec/*(N/:t))
  local expl
  _wanted contracts expl contract compadd -a names
}

${name}_revision() {
  local -a names=(HEAD \${(f)"$(git for-each-ref --format='%(refname:short)' refs/heads refs/tags refs/remotes 2>/dev/null)"})
  local expl
  _wanted revisions expl revision compadd -a names
}

${name}_command() {
  local -a names=(
    ${described.join('\n    ')}
  )
  _describe -t commands command names
}

${name}() {
  local curcontext=$curcontext command
  if (( CURRENT == 2 )); then
    if [[ $words[2] == -* ]]; then
      compadd -- --help --version
    else
      local -a names=('help:Show the help of a command')
      _describe -t commands command names
      ${name}_command
    fi
    return
  fi
  command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map((command) => commandCase(name, command)).join('\n')}
    help)
      ${name}_command
      ;;
  esac
}

# Read by "source", or called as the function that it is autoloaded as.
if [[ $funcstack[1] == _${program} ]]; then
  ${name} "$@"
else
  compdef ${name} ${program}
fi
`;
};

function commandCase(name: string, command: Command): string {
  const options = writtenOptions(command).flatMap(({ words, option }) =>
    words.map((word) => optionSpec(name, word, words, option)),
  );
  const { positionals } = command;
  const rest = positionals
    ? [`${positionals.many ? '*' : ''}:${escape(positionals.name)}:${action(name, positionals)}`]
    : [];
  const specs = [...options, ...rest].map(shellWord);
  return `    ${shellWord(command.name)})
      _arguments -s -S : \\
        ${specs.join(' \\\n        ')}
      ;;`;
}

/** As _arguments takes it: `(-h --help)--help[Show this help.]`, `*--auth=[…]:VALUE: `. */
function optionSpec(
  name: string,
  word: string,
  words: readonly string[],
  { description, placeholder, repeated, ...completable }: Option<unknown>,
): string {
  const others = repeated ? '*' : words.length > 1 ? `(${words.join(' ')})` : '';
  const sign = placeholder !== undefined && word.startsWith('--') ? '=' : '';
  const value = placeholder === undefined ? '' : `:${escape(placeholder)}:${action(name, completable)}`;
  return `${others}${word}${sign}[${escape(description)}]${value}`;
}

const zshFiles: Readonly<Partial<Record<CompletionKind, string>>> = { file: '_files', folder: '_files -/' };

/** A space says that there is a value, and that nobody knows which. */
function action(name: string, completable: Completable): string {
  const { values = [] } = completable;
  const words = values.map((value) => value.replaceAll(/[^\w/.-]/g, String.raw`\$&`));
  if (values.length > 0) return `(${words.join(' ')})`;
  const functions = kindsOf(completable).map((kind) => zshFiles[kind] ?? `${name}_${kind}`);
  return functions.length > 1 ? `{ ${functions.join('; ')} }` : (functions[0] ?? ' ');
}

/** Colons and brackets have a meaning in what _arguments is given. */
function escape(text: string): string {
  return text.replaceAll(/[\\:[\]]/g, String.raw`\$&`);
}
