import { adopt, type Update } from './adopt.ts';
import { fetchNews, type News } from './fetch-news.ts';
import type { UpdateOptions } from './update-options.ts';

/**
 * Brings a contract up to date with its upstream: fetches it, says what changed, applies the overlays
 * anew, generates, lints and verifies, and then writes all of it or nothing.
 *
 * Findings do not keep it from writing: what breaks, and what has to be mended, is for a pull request to
 * show. Overlays that do not fit any more do, as the contract could not be loaded.
 *
 * @param name the contract's name
 * @param news what `fetchNews` gives, where it was called before: for several contracts at once
 * @throws ExpectedError when upstream cannot be fetched or loaded, a step crashes, or nothing can be
 *   written; the reason of `stop` when that aborts
 */
export async function updateContract(
  name: string,
  options: UpdateOptions,
  news: Promise<News | undefined> = fetchNews(name, options),
): Promise<Update> {
  const fetched = await news;
  if (fetched) return adopt(name, fetched, options);
  return { contract: name, outcome: 'same', findings: [], files: [] };
}
