import path from 'node:path';
import { optionOf, plainWords, runOf, toolkit } from './process/run.ts';

// compare beside two tools that say what changed between two descriptions, on the same pairs, in one run:
//
//   node bench/compare-peers.ts BASE HEAD [BASE HEAD]… [--oasdiff FILE] [--redocly FILE]
//
// oasdiff is built by `go install github.com/oasdiff/oasdiff@latest`, Redocly comes with `npm install @redocly/cli`;
// one that is not there is left out. CPU time and memory are those of the whole process, as /usr/bin/time says them;
// ratios are compare's time by the other's. Neither of the two proves what it says.

const oasdiff = optionOf('--oasdiff') ?? 'oasdiff';
const redocly = optionOf('--redocly') ?? 'redocly';

interface Tool {
  readonly name: string;
  command(base: string, head: string): readonly string[];
  /** How many changes it calls breaking; `?` where it does not say. */
  breaking(output: string): string;
}

const tools: readonly Tool[] = [
  {
    name: 'compare',
    command: (base, head) => [...toolkit, 'compare', base, head],
    breaking: (output) => /: (\d+) breaking/.exec(output)?.[1] ?? '0',
  },
  {
    name: 'oasdiff',
    command: (base, head) => [oasdiff, 'breaking', base, head, '--format', 'singleline'],
    breaking: (output) => String(output.match(/^error\b/gm)?.length ?? 0),
  },
  {
    name: 'redocly',
    command: (base, head) => [redocly, 'diff', base, head],
    breaking: (output) => /(\d+) major/.exec(output)?.[1] ?? '?',
  },
];

const files = plainWords().map((file) => path.resolve(file));
for (let index = 0; index + 1 < files.length; index += 2) row(files[index] ?? '', files[index + 1] ?? '');

function row(base: string, head: string): void {
  console.log(`\n${path.basename(base)} to ${path.basename(head)}`);
  const runs = tools.map((tool) => ({ tool, run: runOf(tool.command(base, head)) }));
  const own = runs[0]?.run;
  for (const { tool, run } of runs) {
    if (!run) console.log(`  ${tool.name.padEnd(10)}not there`);
    else
      console.log(
        `  ${tool.name.padEnd(10)}${run.cpu.toFixed(1).padStart(6)} s CPU ${run.wall.toFixed(1).padStart(6)} s wall ` +
          `${String(run.memory).padStart(5)} MiB  exit ${run.code}  ` +
          `${tool.breaking(run.output)} breaking  ratio ${own ? (own.cpu / run.cpu).toFixed(2) : '?'}`,
      );
  }
}
