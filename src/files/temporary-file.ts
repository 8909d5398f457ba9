import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A temporary file that is open for reading and writing. */
export interface TemporaryFile {
  readonly path: string;
  readonly descriptor: number;
  /** Takes its name away, so that none is left behind, however this ends; who has it open goes on. */
  unname(): void;
}

/**
 * Opens a temporary file that another process has made for this one.
 *
 * @param file the path that `makeTemporaryFile` gave
 */
export function openTemporaryFile(file: string): TemporaryFile {
  const unname = (): void => rmSync(path.dirname(file), { recursive: true, force: true });
  return { path: file, descriptor: openSync(file, 'r+'), unname };
}

/**
 * Makes a temporary file, which only this user can open.
 *
 * @param purpose a word of the name of its folder
 * @param content what it holds
 */
export function makeTemporaryFile(purpose: string, content = ''): TemporaryFile {
  const folder = mkdtempSync(path.join(tmpdir(), `openapi-contract-${purpose}-`));
  const file = path.join(folder, 'content');
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return openTemporaryFile(file);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
