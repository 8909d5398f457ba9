import path from 'node:path';
import { specFolder } from '../contract/find.ts';
import type { FileChange } from '../transaction/file-change.ts';
import type { Upstream, UpstreamAddress } from '../upstream/fetch-upstream.ts';
import { sourceFileName, sourceText, type Source } from '../upstream/source.ts';
import { sourceOf } from '../upstream/source-of.ts';

/** What was fetched, and for what. */
export interface Fetched {
  /** The contract's name. */
  readonly contract: string;
  /** The name of the file that holds its description: what upstream calls it does not matter. */
  readonly entry: string;
  readonly address: UpstreamAddress;
  readonly upstream: Upstream;
  /** What was recorded when it was fetched last. */
  readonly previous: Source | undefined;
  /** The day, as `2026-01-31`. */
  readonly today: string;
}

/** The changes that bring upstream's files in a contract's folder to what was fetched, and the record of it. */
export function upstreamChanges(fetched: Fetched): FileChange[] {
  const { contract, entry, upstream, previous } = fetched;
  const [description, ...neighbours] = upstream.files;
  const at = (file: string): string => path.posix.join(specFolder, contract, file);
  const kept = new Set(neighbours.map((file) => file.path));
  const gone = Object.keys(previous?.neighbours ?? {}).filter((file) => !kept.has(file));
  return [
    { path: at(entry), text: description?.text },
    ...neighbours.map((file) => ({ path: at(file.path), text: file.text })),
    ...gone.map((file) => ({ path: at(file), text: undefined })),
    { path: at(sourceFileName), text: sourceText(sourceOf(fetched.address, upstream, fetched.today)) },
  ];
}
