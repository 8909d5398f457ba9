import { ExpectedError } from '../../src/expected-error.ts';
import { wantsJson } from './arguments.ts';
import { exitCodes, type Command, type CommandContext, type ExitCode } from './command.ts';
import { programHelp } from './help.ts';
import { fail, runCommand } from './run.ts';
import { didYouMean } from './suggestion.ts';
import { packageVersion } from './version.ts';
import { compare } from '../compare.ts';
import { completion } from '../completion.ts';
import { docs } from '../docs.ts';
import { gate } from '../gate.ts';
import { generate } from '../generate.ts';
import { init } from '../init.ts';
import { lint } from '../lint.ts';
import { mock } from '../mock.ts';
import { pack } from '../pack.ts';
import { update } from '../update.ts';
import { uses } from '../uses.ts';
import { verify } from '../verify.ts';

/** Every command, in the order of a contract's life. */
export const commands: readonly Command[] = [
  init,
  update,
  generate,
  lint,
  compare,
  mock,
  verify,
  gate,
  docs,
  pack,
  uses,
  completion,
];

/** What the program is, in one line without a full stop. */
export const summary =
  'OpenAPI contracts as data: generate clients, lint, compare, mock, verify and gate them';

type Surroundings = Omit<CommandContext, 'json'>;

/** The one program over all commands: finds the command by its name and gives it the words that follow. */
export async function runProgram(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === 'help' && rest[0] !== undefined) return runProgram([rest[0], '--help'], surroundings);
  const command = commands.find((each) => each.name === name);
  if (command) return runCommand(command, rest, surroundings);
  if (name === 'help' || name === '--help' || name === '-h') {
    surroundings.print(programHelp(summary, commands));
    return exitCodes.clean;
  }
  if (name === '--version') {
    surroundings.print(`${packageVersion()}\n`);
    return exitCodes.clean;
  }
  return refuse(name, words, surroundings);
}

function refuse(name: string | undefined, words: readonly string[], surroundings: Surroundings): ExitCode {
  const names = commands.map((command) => command.name);
  const message = name === undefined ? 'A command is missing' : `There is no command "${name}"`;
  const suggestion = name === undefined ? undefined : didYouMean(name, names);
  const help = `${suggestion ? `${suggestion} ` : ''}Commands: ${names.join(', ')}. See openapi-contract --help.`;
  return fail(new ExpectedError(message, { help }), { ...surroundings, json: wantsJson(words) });
}
