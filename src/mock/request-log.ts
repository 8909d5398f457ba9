import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { MockViolation } from './prism.ts';

/** What the log says of one request. Neither headers nor the query are in it: they may hold credentials. */
export interface LogEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly violations: readonly MockViolation[];
  /** What went wrong in the mock itself. */
  readonly error?: string;
}

/** A log of requests: one line of JSON each, written in batches. */
export interface RequestLog {
  write(entry: LogEntry): void;
  close(): Promise<void>;
}

/**
 * Opens a log and makes its folder; an older one is replaced. Each line begins with the time that `now`
 * gives. Rejects when the file cannot be written.
 */
export async function openRequestLog(file: string, now: () => Date): Promise<RequestLog> {
  await makeFolder(dirname(file));
  const handle = await open(file, 'w');
  const stream = createWriteStream(file, { fd: handle, highWaterMark: 64 * 1024 });
  return {
    write: (entry) => void stream.write(`${JSON.stringify({ time: now().toISOString(), ...entry })}\n`),
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}
