import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

// compare beside two tools that say what changed between two descriptions, on the same pairs, in one run:
//
//   node bench/compare-peers.ts BASE HEAD [BASE HEAD]… [--oasdiff FILE] [--redocly FILE]
//
// oasdiff is built by `go install github.com/oasdiff/oasdiff@latest`, Redocly comes with `npm install @redocly/cli`;
// one that is not there is left out. compare runs from dist/
// where `npm run build` has made that. CPU time and memory are those of the whole process, as /usr/bin/time says them;
// ratios are compare's time by the other's. Neither of the two proves what it says.

const words = process.argv.slice(2);
const [oasdiff, redocly] = [valueOf('--oasdiff') ?? 'oasdiff', valueOf('--redocly') ?? 'redocly'];
const files = words.filter((word, index) => !word.startsWith('--') && !words[index - 1]?.startsWith('--'));
const root = path.resolve(import.meta.dirname, '..');
/** As it is published, where it was built. */
const built = path.join(root, 'dist/scripts/openapi-contract.js');
const program = existsSync(built) ? built : path.join(root, 'scripts/openapi-contract.ts');

interface Run {
  readonly cpu: number;
  readonly memory: number;
  readonly code: number;
  readonly output: string;
}

interface Tool {
  readonly name: string;
  command(base: string, head: string): readonly string[];
  /** How many changes it calls breaking; `?` where it does not say. */
  breaking(output: string): string;
}

const tools: readonly Tool[] = [
  {
    name: 'compare',
    command: (base, head) => [process.execPath, program, 'compare', base, head],
    breaking: (output) => /: (\d+) breaking/.exec(output)?.[1] ?? '0',
  },
  {
    name: 'oasdiff',
    command: (base, head) => [oasdiff, 'breaking', base, head, '--format', 'singleline'],
    breaking: (output) => /: (\d+) error/.exec(output)?.[1] ?? '0',
  },
  {
    name: 'redocly',
    command: (base, head) => [redocly, 'diff', base, head],
    breaking: (output) => /(\d+) major/.exec(output)?.[1] ?? '?',
  },
];

for (let index = 0; index + 1 < files.length; index += 2) row(files[index] ?? '', files[index + 1] ?? '');

function row(base: string, head: string): void {
  console.log(`\n${path.basename(base)} to ${path.basename(head)}`);
  const runs = tools.map((tool) => ({ tool, run: runOf(tool, path.resolve(base), path.resolve(head)) }));
  const own = runs[0]?.run;
  for (const { tool, run } of runs) {
    if (!run) console.log(`  ${tool.name.padEnd(10)}not there`);
    else
      console.log(
        `  ${tool.name.padEnd(10)}${run.cpu.toFixed(1).padStart(6)} s CPU ${String(run.memory).padStart(5)} MiB  exit ${run.code}  ` +
          `${tool.breaking(run.output)} breaking  ratio ${own ? (own.cpu / run.cpu).toFixed(2) : '?'}`,
      );
  }
}

function runOf(tool: Tool, base: string, head: string): Run | undefined {
  const [tried = '', ...rest] = tool.command(base, head);
  const limits = { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 300_000 } as const;
  const result = spawnSync('/usr/bin/time', ['-f', '\ntime %U %S %M', tried, ...rest], limits);
  const [, user, system, memory] = /\ntime ([\d.]+) ([\d.]+) (\d+)/.exec(result.stderr ?? '') ?? [];
  if (result.error || user === undefined || result.status === 127) return undefined;
  return {
    cpu: Number(user) + Number(system),
    memory: Math.round(Number(memory) / 1024),
    code: result.status ?? -1,
    output: result.stdout,
  };
}

function valueOf(name: string): string | undefined {
  const at = words.indexOf(name);
  const value = at === -1 ? undefined : words[at + 1];
  return value !== undefined && (existsSync(value) || !value.startsWith('--')) ? value : undefined;
}
