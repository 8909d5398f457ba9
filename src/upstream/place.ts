import path from 'node:path';
import { nameIn } from '../source-location.ts';
import type { UpstreamAddress } from './fetch-upstream.ts';

/**
 * Where a word on the command line says that upstream is: a URL, or a path relative to the project.
 *
 * @param root the project's absolute folder
 */
export function placeFrom(word: string, root: string): UpstreamAddress {
  if (/^https?:\/\//i.test(word)) return { url: word };
  return { file: nameIn(root, path.resolve(root, word)) };
}

/** What people call an address: its URL, or its path. */
export function placeText({ url, file = '' }: UpstreamAddress): string {
  return url ?? file;
}
