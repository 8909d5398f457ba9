/**
 * Loaded before a program: kills it with SIGKILL before its n-th call to the file system, `KILL_AT`
 * being n. What a kill can leave behind changes at these calls only.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const fatal = Number(process.env['KILL_AT']);
let calls = 0;

type Calls = Record<string, (...parameters: unknown[]) => unknown>;

function countDown(): void {
  calls += 1;
  if (calls === fatal) process.kill(process.pid, 'SIGKILL');
}

function patch(module: object, names: readonly string[]): void {
  const functions = module as Calls;
  for (const name of names) {
    const original = functions[name];
    functions[name] = (...parameters) => {
      countDown();
      return original?.(...parameters);
    };
  }
}

patch(fs, ['renameSync']);
patch(fs.promises, ['mkdir', 'open', 'rename', 'rm', 'readdir', 'readFile', 'lstat']);
syncBuiltinESMExports();
