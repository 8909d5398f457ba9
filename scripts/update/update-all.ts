import { ExpectedError } from '../../src/expected-error.ts';
import type { StepOutcome } from '../../src/gate/gate.ts';
import type { News } from '../../src/update/fetch-news.ts';
import type { UpdateOptions } from '../../src/update/update-options.ts';
import type { CommandContext } from '../command/command.ts';
import { failureText } from '../command/failure.ts';
import { stepLine } from '../gate/summary.ts';
import { updatesText } from './report.ts';
import type { UpdateResult } from './result.ts';

/**
 * Updates contracts, and says how it goes on. All are fetched at once, as a server that does not answer is
 * waited for; then one is updated after another. Whatever ends it early, an interruption too, what was
 * written before is said.
 */
export async function updateAll(
  names: readonly string[],
  settings: UpdateOptions,
  context: CommandContext,
): Promise<readonly UpdateResult[]> {
  const results: UpdateResult[] = [];
  try {
    const fetching = await fetchAll(names, settings, context);
    for (const { name, news } of fetching) results.push(await updateOne(name, news, settings, context));
  } catch (error) {
    context.say(updatesText(results, settings));
    throw error;
  }
  return results;
}

interface Fetching {
  readonly name: string;
  readonly news: Promise<News | undefined>;
}

async function fetchAll(
  names: readonly string[],
  settings: UpdateOptions,
  context: CommandContext,
): Promise<readonly Fetching[]> {
  const { fetchNews } = await import('../../src/update/fetch-news.ts');
  return names.map((name) => {
    context.say(`${name}: fetching upstream\n`);
    const news = fetchNews(name, settings);
    // Whoever awaits it hears of a failure: before that it is nobody's.
    news.catch(() => undefined);
    return { name, news };
  });
}

/** What cannot be updated hides nothing of the others. */
async function updateOne(
  contract: string,
  news: Promise<News | undefined>,
  settings: UpdateOptions,
  context: CommandContext,
): Promise<UpdateResult> {
  const { updateContract } = await import('../../src/update/update.ts');
  try {
    const onStep = (outcome: StepOutcome): void => context.say(`${contract}: ${stepLine(outcome, false)}`);
    return await updateContract(contract, { ...settings, onStep }, news);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    context.say(failureText(error));
    return { contract, failure: error };
  }
}
