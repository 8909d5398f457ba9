import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median, runOf, toolkit, type Run } from './process/run.ts';

// What commands take that have nothing to do, beside Node that does nothing, in turns: --help, the gate of one
// contract and of thirty when nothing has changed since they passed. In CPU and wall time, medians of several rounds.
//
//   node bench/start.ts [ROUNDS]

const rounds = Number(process.argv[2] ?? 9);
const original = 'telnyx-phone-numbers';
const repository = path.resolve(import.meta.dirname, '..');
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bench-start-')));

try {
  const [one, thirty] = [project('one', 1), project('thirty', 30)];
  const rows: readonly (readonly [string, readonly string[], string])[] = [
    ['node that does nothing', [process.execPath, '-e', ''], one],
    ['--help', [...toolkit, '--help'], one],
    ['gate of 1 contract, nothing changed', [...toolkit, 'gate'], one],
    ['gate of 30 contracts, nothing changed', [...toolkit, 'gate'], thirty],
  ];
  const runs = rows.map((): Run[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, [name, words, root]] of rows.entries()) {
      const run = runOf(words, root);
      if (run?.code !== 0) throw new Error(`${name} failed`);
      runs[index]?.push(run);
    }
  }
  for (const [index, [name]] of rows.entries()) {
    const run = median(runs[index] ?? []);
    if (run)
      console.log(
        `${name.padEnd(40)}${run.cpu.toFixed(2)} s CPU  ${run.wall.toFixed(2)} s wall  ${run.memory} MiB`,
      );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A project with as many contracts, which have passed the gate. */
function project(name: string, count: number): string {
  const root = path.join(folder, name);
  for (let index = 0; index < count; index += 1)
    for (const part of ['spec', 'generated'])
      cpSync(path.join(repository, part, original), path.join(root, part, `contract-${index}`), {
        recursive: true,
      });
  for (const word of ['openapi-fetch', 'openapi-typescript-helpers'])
    cpSync(path.join(repository, 'node_modules', word), path.join(root, 'node_modules', word), {
      recursive: true,
    });
  for (const words of [['generate'], ['gate']]) {
    const run = runOf([...toolkit, ...words], root);
    if (run?.code !== 0) throw new Error(`${words.join(' ')} of ${name} failed: ${run?.output ?? ''}`);
  }
  return root;
}
