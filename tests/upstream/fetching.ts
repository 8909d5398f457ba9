import {
  fetchUpstream,
  type Upstream,
  type UpstreamAddress,
  type UpstreamOptions,
} from '../../src/upstream/fetch-upstream.ts';
import { description } from '../contract/project.ts';

/** A small description. */
export const pets = `${description({ paths: '  /pets:\n    get: { responses: { 200: { description: OK } } }' })}\n`;
/** Nothing here takes long, and a test that hangs has to end. */
export const quick = { root: '/', deadline: 20_000 };

/** Fetches what is there, whatever was there before. */
export async function fetchWhole(
  address: UpstreamAddress,
  options: Partial<UpstreamOptions> = {},
): Promise<Upstream> {
  const upstream = await fetchUpstream(address, { ...quick, ...options });
  if (upstream === 'unchanged') throw new Error('it was expected to be fetched');
  return upstream;
}

/** What fetching says: its error as the user reads it. */
export async function errorOf(
  address: UpstreamAddress,
  options: Partial<UpstreamOptions> = {},
): Promise<string> {
  return fetchUpstream(address, { ...quick, ...options }).then(() => 'nothing was thrown', String);
}
