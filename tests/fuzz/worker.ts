import { runProgram } from '../../scripts/openapi-contract.ts';
import { surroundings } from '../scripts/command/surroundings.ts';

// A process that runs commands one after another in a project, and says how each ended.

/** What is to be run: the words of a command, in a project. */
export interface Order {
  readonly root: string;
  readonly words: readonly string[];
}

/** How it ended. */
export interface Outcome {
  readonly code: number;
  readonly said: string;
  /** The most memory that this process has had, in MiB. */
  readonly memory: number;
}

process.on('message', (order) => void answer(order as Order));
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

async function answer({ root, words }: Order): Promise<void> {
  const stop = new AbortController();
  const { context, written } = surroundings({ root, stop: stop.signal });
  const print = (text: string): void => {
    context.print(text);
    // A mock has started: that is all that is asked of it.
    if (words[0] === 'mock') stop.abort(new Error('enough'));
  };
  const code = await runProgram([...words], { ...context, print });
  const memory = process.resourceUsage().maxRSS / 1024;
  process.send?.({ code, said: `${written.stdout}\n${written.stderr}`, memory } satisfies Outcome);
}
