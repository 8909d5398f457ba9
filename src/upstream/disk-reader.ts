import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { isInside } from '../is-inside.ts';
import { nameIn } from '../source-location.ts';
import { codeOf, isNotFound } from '../system-error.ts';
import { allowanceOf, type Allowance } from './allowance.ts';
import type { ReadFile, UpstreamReader } from './reader.ts';
import { utf8Text } from '../utf8-text.ts';

/** How files are read from disk. */
export interface DiskSettings {
  /** Absolute path of the project, which the file is relative to. */
  readonly root: string;
  readonly maximumBytes: number;
  readonly stop: AbortSignal | undefined;
}

/** Reads an upstream from disk. Only the description itself may lie anywhere: its neighbours lie in its folder. */
export function diskReader(file: string, { root, maximumBytes, stop }: DiskSettings): UpstreamReader {
  const entry = path.resolve(root, file);
  const folder = path.dirname(entry);
  const allowance = allowanceOf(maximumBytes);
  const nameOf = (absolute: string): string => nameIn(root, absolute);
  const read = (absolute: string): Promise<ReadFile> => readText(absolute, nameOf(absolute), allowance, stop);
  return {
    entryName: path.basename(entry),
    readEntry: () => read(entry),
    readNeighbour: async (neighbour) => {
      const absolute = path.join(folder, neighbour);
      await checkInside(absolute, folder, nameOf(absolute));
      return read(absolute);
    },
    close: () => Promise.resolve(),
  };
}

async function readText(
  absolute: string,
  name: string,
  allowance: Allowance,
  stop: AbortSignal | undefined,
): Promise<ReadFile> {
  try {
    const status = await stat(absolute);
    // A pipe would be waited for, and a device never ends.
    if (!status.isFile()) throw new ExpectedError(`${name} cannot be read: it is no file`);
    allowance.take(status.size, name);
    return { name, text: utf8Text(await readFile(absolute, { signal: stop }), name) };
  } catch (error) {
    stop?.throwIfAborted();
    throw error instanceof ExpectedError ? error : unreadable(name, error);
  }
}

/** A symbolic link may lead anywhere. */
async function checkInside(absolute: string, folder: string, name: string): Promise<void> {
  const real = await realpath(absolute).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  if (isInside(real, await realpath(folder))) return;
  throw new ExpectedError(`${name} cannot be read: it leads out of the description's folder`);
}

function unreadable(name: string, cause: unknown): ExpectedError {
  const reason = isNotFound(cause) ? 'there is no such file' : codeOf(cause) || String(cause);
  return new ExpectedError(`${name} cannot be read: ${reason}`, {
    help: 'Paths are relative to the project: correct it, or put the file there.',
    cause,
  });
}
