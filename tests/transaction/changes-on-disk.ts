import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type Calls = Record<string, (...parameters: unknown[]) => unknown>;

const names = {
  later: ['mkdir', 'mkdtemp', 'writeFile', 'open', 'link', 'copyFile', 'utimes', 'rm'],
  // Not `openSync`, by which Node loads modules: what it makes is empty until `writeSync`.
  atOnce: [
    'writeSync',
    'fsyncSync',
    'renameSync',
    'unlinkSync',
    'rmSync',
    'mkdirSync',
    'rmdirSync',
    'chmodSync',
  ],
};

/** Calls a spy before each call that changes the file system, with its number; gives what ends that. */
export function changesOnDisk(spy: (call: number, name: string) => void): () => void {
  let calls = 0;
  const restorations = [
    ...names.later.map((name) => [fs.promises, name] as const),
    ...names.atOnce.map((name) => [fs, name] as const),
  ].map(([module, name]) => {
    const functions = module as unknown as Calls;
    const original = functions[name];
    functions[name] = (...parameters) => {
      calls += 1;
      spy(calls, name);
      return original?.(...parameters);
    };
    return () => {
      if (original) functions[name] = original;
    };
  });
  syncBuiltinESMExports();
  return () => {
    for (const restore of restorations) restore();
    syncBuiltinESMExports();
  };
}
