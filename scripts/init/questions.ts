import type { CiChoice, HookChoice } from '../../src/init/choices.ts';
import { ciChoices, hookChoices } from '../../src/init/choices.ts';
import { ExpectedError } from '../../src/expected-error.ts';

/** Who answers what was not said on the command line: the user, or defaults. */
export interface Answers {
  source(): Promise<string>;
  name(suggested: string): Promise<string>;
  ci(suggested: CiChoice): Promise<CiChoice>;
  hook(): Promise<HookChoice>;
  /** Called at the end, whatever happened. */
  close(): void;
}

/** Answers for when nobody can be asked. */
export const defaults: Answers = {
  source: () => {
    throw new ExpectedError(
      'The source is missing: the path or URL of a description, or of a page that holds one',
      {
        help: 'Give it: openapi-contract init openapi.yaml. See openapi-contract init --help.',
      },
    );
  },
  name: (suggested) => Promise.resolve(suggested),
  ci: (suggested) => Promise.resolve(suggested),
  hook: () => Promise.resolve('none'),
  close: () => undefined,
};

/** Where questions are read and answered. Standard output is for data. */
const terminalStreams = { input: process.stdin, output: process.stderr };

/**
 * Asks at the terminal.
 *
 * @param stop ends the asking
 */
export async function atTerminal(
  stop: AbortSignal,
  streams: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream } = terminalStreams,
): Promise<Answers> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface(streams);
  // While it reads, the terminal sends no signal: Ctrl+C is a key.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const left = new AbortController();
  terminal.once('close', () =>
    left.abort(new ExpectedError('The questions were left unanswered: nothing was changed')),
  );
  const ask = async (question: string, suggested: string): Promise<string> => {
    const shown = suggested === '' ? question : `${question} (${suggested})`;
    const answer = terminal.question(`${shown}: `, { signal: AbortSignal.any([stop, left.signal]) });
    return (await answer.catch(rethrow(left.signal))).trim() || suggested;
  };
  const askUntil = async (question: string, suggested = ''): Promise<string> =>
    (await ask(question, suggested)) || askUntil(question, suggested);
  const choose = async <Choice extends string>(
    question: string,
    choices: readonly Choice[],
    suggested: Choice,
  ): Promise<Choice> => {
    const answer = await ask(`${question}, ${choices.join(', ')}`, suggested);
    return choices.find((choice) => choice === answer) ?? choose(question, choices, suggested);
  };
  return {
    source: () => askUntil('Path or URL of the description, or of a page that holds it'),
    name: (suggested) => askUntil('Name of the contract', suggested),
    ci: (suggested) => choose('CI', ciChoices, suggested),
    hook: () => choose('Gate before each commit', hookChoices, 'none'),
    close: () => terminal.close(),
  };
}

/** Node says of an abort only that there was one. */
function rethrow(signal: AbortSignal): (error: unknown) => never {
  return (error) => {
    throw signal.aborted ? signal.reason : error;
  };
}
