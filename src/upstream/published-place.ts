import path from 'node:path';
import type { SourceLocation } from '../source-location.ts';
import type { Upstream, UpstreamAddress } from './fetch-upstream.ts';
import { placeText } from './place.ts';

/** A description that was fetched, and where its files were put to be tried. */
export interface FetchedContract {
  readonly address: UpstreamAddress;
  readonly upstream: Upstream;
  /** The path of the description where it was put, as locations name it. Its neighbours lie beside it. */
  readonly entry: string;
}

/** Where a mistake is: a place that can be opened, or words for one that cannot. */
export interface PublishedPlace {
  readonly location?: SourceLocation;
  /** What follows a message: ` (line 3, column 1 of the description)`; empty where there is a location. */
  readonly words: string;
}

/**
 * Where its publisher finds a mistake in what was fetched: nobody finds a line in a file that was never
 * written. Lines are those of what is served only where all of it was taken as it is.
 *
 * @param location where loading found it; in a file that was not fetched, an overlay, it stays
 */
export function publishedPlace(
  location: SourceLocation | undefined,
  { address, upstream, entry }: FetchedContract,
): PublishedPlace {
  if (!location) return { words: '' };
  const { line, column } = location;
  const said = (name: string): PublishedPlace => ({ words: ` (line ${line}, column ${column} of ${name})` });
  if (location.file === entry) {
    const isWhole = !upstream.page && upstream.operation === undefined;
    return isWhole
      ? { location: { ...location, file: placeText(address) }, words: '' }
      : said('the description');
  }
  const name = path.posix.relative(path.posix.dirname(entry), location.file);
  const isNeighbour = upstream.files.slice(1).some((file) => file.path === name);
  return isNeighbour ? said(name) : { location, words: '' };
}
