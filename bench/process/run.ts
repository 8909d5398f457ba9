import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const built = path.join(root, 'dist/scripts/openapi-contract.js');

/** The words that start the toolkit: as it is published, where `npm run build` has made that, else as it is written. */
export const toolkit: readonly string[] = [
  process.execPath,
  existsSync(built) ? built : path.join(root, 'scripts/openapi-contract.ts'),
];

/** What a process took, with all those that it started. */
export interface Run {
  /** Seconds. */
  readonly cpu: number;
  readonly wall: number;
  /** MiB, of the largest of them. */
  readonly memory: number;
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end, under /usr/bin/time; nothing where there is no such program, or it takes five minutes. */
export function runOf(words: readonly string[], folder = process.cwd()): Run | undefined {
  const limits = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 300_000 } as const;
  const started = performance.now();
  const result = spawnSync('/usr/bin/time', ['-f', '\ntime %U %S %M', ...words], limits);
  const wall = (performance.now() - started) / 1000;
  const [, user, system, memory] = /\ntime ([\d.]+) ([\d.]+) (\d+)/.exec(result.stderr ?? '') ?? [];
  if (result.error || user === undefined || result.status === 127) return undefined;
  return {
    cpu: Number(user) + Number(system),
    wall,
    memory: Math.round(Number(memory) / 1024),
    code: result.status ?? -1,
    output: result.stdout,
  };
}

/** The run that is the median of several by its CPU time. */
export function median(runs: readonly Run[]): Run | undefined {
  return runs.toSorted((one, other) => one.cpu - other.cpu)[runs.length >> 1];
}

/** The word after an option on the command line. */
export function optionOf(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}

/** The words of the command line that are neither options nor their values. */
export function plainWords(): readonly string[] {
  const words = process.argv.slice(2);
  return words.filter((word, index) => !word.startsWith('--') && !words[index - 1]?.startsWith('--'));
}
