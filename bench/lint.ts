import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { optionOf, plainWords, runOf, toolkit } from './process/run.ts';

// lint beside Redocly's linter, each with the rules that it comes with, on the same descriptions, in one run:
//
//   node bench/lint.ts FILE… [--redocly FILE]
//
// Redocly comes with `npm install @redocly/cli`; where it is not there it is left out. CPU time and memory are those
// of all processes, as /usr/bin/time says them; ratios are lint's time by the other's.

const redocly = optionOf('--redocly') ?? 'redocly';
const root = mkdtempSync(path.join(tmpdir(), 'bench-lint-'));

try {
  for (const file of plainWords().map((word) => path.resolve(word))) row(file);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function row(file: string): void {
  const name = path.basename(file, path.extname(file)).replaceAll(/[^a-z0-9]+/gi, '-');
  const folder = path.join(root, 'spec', name);
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, path.join(folder, `openapi${path.extname(file).replace('.yml', '.yaml')}`));
  const tools = {
    lint: runOf([...toolkit, 'lint', name], root),
    redocly: runOf([redocly, 'lint', file], root),
  };
  if (tools.lint?.code === 2) throw new Error(`lint of ${file} failed`);
  console.log(`\n${path.basename(file)}`);
  for (const [tool, run] of Object.entries(tools)) {
    const figures = run
      ? `${run.cpu.toFixed(1).padStart(6)} s CPU ${run.wall.toFixed(1).padStart(6)} s wall ${String(run.memory).padStart(5)} MiB  exit ${run.code}` +
        `  ratio ${tools.lint ? (tools.lint.cpu / run.cpu).toFixed(2) : '?'}`
      : 'not there';
    console.log(`  ${tool.padEnd(10)}${figures}`);
  }
}
