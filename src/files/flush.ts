import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes what was renamed and removed in a folder survive a power cut, where a folder can be opened (not on Windows). */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
