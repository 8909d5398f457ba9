import type { Positionals } from './command.ts';

/** The contracts a command works on. */
export const contractPositionals: Positionals = {
  name: 'contract',
  many: true,
  description: 'Name of a folder in spec/. Default: all of them.',
  complete: 'contract',
};

/** The names that were given, or `undefined` when none was, which means all. */
export function namesOf(positionals: readonly string[]): readonly string[] | undefined {
  return positionals.length === 0 ? undefined : [...new Set(positionals)];
}
