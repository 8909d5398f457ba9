import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findFiles } from '../contract/find.ts';
import type { Source } from './source.ts';

/** A recorded file that is no longer as its publisher served it. */
export interface EditedFile {
  /** Relative to the contract's folder, with `/`. */
  readonly path: string;
  readonly state: 'edited' | 'missing';
}

/**
 * SHA-256 of a description's text, in hexadecimal. Line ends count as line feeds, whatever git makes of
 * them on checkout: for a text that has only those it is what `sha256sum` says.
 */
export function digest(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/**
 * Which of the recorded files, the description and its neighbours, differ from what is recorded or are
 * missing.
 *
 * @param folder absolute path of the contract's folder
 * @throws ExpectedError when the folder holds no description, or several
 */
export async function editedFiles(folder: string, source: Source): Promise<EditedFile[]> {
  const { entry } = await findFiles(folder, path.basename(folder));
  const recorded: [string, string][] = [
    [path.basename(entry), source.sha256],
    ...Object.entries(source.neighbours ?? {}),
  ];
  const files = await Promise.all(
    recorded.map(async ([name, sha256]) => ({ path: name, state: await stateOf(folder, name, sha256) })),
  );
  return files.flatMap(({ path: name, state }) => (state === 'same' ? [] : [{ path: name, state }]));
}

async function stateOf(folder: string, name: string, sha256: string): Promise<'same' | EditedFile['state']> {
  const text = await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
  if (text === undefined) return 'missing';
  return digest(text) === sha256 ? 'same' : 'edited';
}
