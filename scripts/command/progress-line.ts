import { escapeLine } from '../../src/report/control-characters.ts';
import type { CommandContext } from './command.ts';

/** What is told of a run while it goes on. */
export interface ProgressLine {
  /** Does something that writes, with the line out of its way. */
  aside(write: () => void): void;
  /** Ends it, and takes the line away. */
  end(): void;
}

/** How often a terminal's line is brought up to date, in milliseconds. */
const often = 200;
/** How often a line is written where lines stay, as in the log of a CI job, in milliseconds. */
const seldom = 30_000;

const erase = '\r\u001b[2K';

/**
 * Tells on standard error how far a run has come: on a terminal in one line that is written over, elsewhere in a
 * line of its own every 30 seconds.
 *
 * @param text what to tell at the moment; nothing when it is empty
 */
export function progressLine(
  { terminal, say }: Pick<CommandContext, 'terminal' | 'say'>,
  text: () => string,
): ProgressLine {
  let shown = '';
  const write = (): void => {
    const line = escapeLine(text());
    if (terminal === undefined) {
      if (line !== '') say(`${line}\n`);
      return;
    }
    const fitting = cut(line, terminal.columns - 1);
    if (fitting === shown) return;
    shown = fitting;
    say(erase + fitting);
  };
  const clear = (): void => {
    if (shown !== '') say(erase);
    shown = '';
  };
  const timer = setInterval(write, terminal === undefined ? seldom : often);
  timer.unref();
  return {
    aside: (other) => {
      clear();
      other();
    },
    end: () => {
      clearInterval(timer);
      clear();
    },
  };
}

function cut(line: string, columns: number): string {
  const characters = Array.from(line);
  return characters.length <= columns ? line : `${characters.slice(0, Math.max(columns - 1, 0)).join('')}…`;
}
