import path from 'node:path';
import { specFolder } from '../../src/contract/find.ts';
import { loadContract } from '../../src/contract/load.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import type { Mock } from '../../src/mock/start.ts';
import { escapeLine } from '../../src/report/control-characters.ts';
import { isNotFound } from '../../src/system-error.ts';
import type { ContractsChange } from '../../src/watch/watch-contracts.ts';
import type { CommandContext } from '../command/command.ts';
import { failureText } from '../command/failure.ts';
import { timeOfDay } from '../command/time-of-day.ts';

/**
 * Makes a mock serve its contract as it is after each change. What cannot be loaded is said, and the mock
 * serves what it served before. Resolves when there are no more changes.
 */
export async function followChanges(
  mock: Mock,
  name: string,
  changes: AsyncIterable<ContractsChange>,
  context: CommandContext,
): Promise<void> {
  for await (const { removed } of changes) {
    const text = removed.includes(name)
      ? `${escapeLine(name)} is gone, and served as it was\n`
      : await reload(mock, name, context);
    if (!context.stop.aborted) context.say(text);
  }
}

/** What there is to say of it. */
async function reload(mock: Mock, name: string, { root }: CommandContext): Promise<string> {
  try {
    await mock.reload(await loadContract(path.join(root, specFolder, name), { root }));
    return `${escapeLine(name)} reloaded at ${timeOfDay()}\n`;
  } catch (error) {
    if (error instanceof ExpectedError) return failureText(error);
    // Removed while it was read; that it is gone comes as the next change.
    if (isNotFound(error)) return '';
    throw error;
  }
}
