import type { CommandContext } from '../../../scripts/command/command.ts';

/** A world for commands that keeps what they write. */
export function surroundings(members: Partial<CommandContext> = {}) {
  const written = { stdout: '', stderr: '' };
  const context: CommandContext = {
    root: '/project',
    env: {},
    json: false,
    color: false,
    stop: new AbortController().signal,
    print: (text) => {
      written.stdout += text;
    },
    say: (text) => {
      written.stderr += text;
    },
    ...members,
  };
  return { context, written };
}
