import type { CommandContext } from '../command/command.ts';

/** Files are told by this many. */
const step = 500;

/** Tells how far the reading of a program is, where it is long. */
export function progressOf(context: CommandContext): {
  readonly tell: (done: number, all: number) => void;
  readonly end: () => void;
} {
  let told = 0;
  return {
    tell: (done, all) => {
      if (all < step || done - told < step) return;
      told = done;
      context.say(`read ${done} of ${all} files\n`);
    },
    end: () => {
      told = 0;
    },
  };
}
