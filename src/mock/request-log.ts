import { openFresh } from '../files/fresh-file.ts';
import { rotate } from '../files/rotate.ts';
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

/** Where a log goes. */
export interface RequestLogOptions {
  /** The project's absolute folder: no link in it is followed. */
  readonly root: string;
  /** Absolute path. */
  readonly file: string;
  /** The time that a line begins with. */
  readonly now: () => Date;
  /** Called once when it can be written no longer; what comes after is lost. */
  readonly onFailure: (error: unknown) => void;
  /** Bytes after which it goes on in a new file, beside one older; 64 MiB by default. */
  readonly limit?: number;
}

/** Opens a log and makes its folder; an older one is replaced. Rejects when the file cannot be written. */
export async function openRequestLog(options: RequestLogOptions): Promise<RequestLog> {
  const { root, file, now, onFailure, limit = 64 * 1024 * 1024 } = options;
  let handle = await openFresh(root, file);
  let size = 0;
  let lines: string[] = [];
  let writing: Promise<void> | undefined;
  let failed = false;

  const writeAll = async (): Promise<void> => {
    while (lines.length > 0) {
      const bytes = Buffer.from(lines.join(''));
      lines = [];
      if (size > 0 && size + bytes.length > limit) {
        handle = await rotate(root, file, handle);
        size = 0;
      }
      await handle.writeFile(bytes);
      size += bytes.length;
    }
  };
  const begin = (): Promise<void> =>
    writeAll()
      .catch((error: unknown) => {
        failed = true;
        onFailure(error);
      })
      .finally(() => (writing = undefined));

  return {
    write: (entry) => {
      if (failed) return;
      lines.push(`${JSON.stringify({ time: now().toISOString(), ...entry })}\n`);
      writing ??= begin();
    },
    close: async () => {
      await writing;
      // What has failed may be closed already.
      await handle.close().catch(() => undefined);
    },
  };
}
