import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { enableCompileCache } from '../scripts/command/compile-cache.ts';
import { runGate } from '../src/gate/gate.ts';
import { steps as allSteps } from '../src/gate/steps.ts';

// How long `npm run gate` takes beside its steps run alone, in turns, on this machine. Everything
// else being equal, what the gate adds must stay below a quarter of its slowest step and a second; and
// when nothing has changed since it passed, it must end within half a second.

const rounds = Number(process.argv[2] ?? 3);
const root = process.cwd();
const steps = allSteps.filter(({ needsBase }) => needsBase !== true);
const times = new Map<string, number[]>([
  ['npm run gate', []],
  ['nothing changed', []],
  ...steps.map((step) => namedList(step.name)),
]);

enableCompileCache(process.env); // As the command does.
await runWholeGate('--no-cache'); // The first run warms the disk cache and counts for nothing.
for (let round = 0; round < rounds; round += 1) {
  record('npm run gate', await timed(() => runWholeGate('--no-cache')));
  record('nothing changed', await timed(() => runWholeGate()));
  for (const step of steps) record(step.name, await timed(() => runGate({ root, steps: [step] })));
}

const whole = median('npm run gate');
const slowest = Math.max(...steps.map((step) => median(step.name)));
const limit = 1.25 * slowest + 1;
for (const name of times.keys()) console.log(`${name.padEnd(16)}${median(name).toFixed(2).padStart(7)} s`);
console.log(`\nmedian of ${rounds}; limit 1.25 × ${slowest.toFixed(2)} s + 1 s = ${limit.toFixed(2)} s`);
const isQuick = whole <= limit && median('nothing changed') <= 0.5;
console.log(isQuick ? 'within the limits' : 'OVER A LIMIT');
process.exitCode = isQuick ? 0 : 1;

function namedList(name: string): [string, number[]] {
  return [name, []];
}

async function runWholeGate(...options: string[]): Promise<void> {
  const child = spawn('npm', ['run', '--silent', 'gate', '--', ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code]: unknown[] = await once(child, 'exit');
  if (code !== 0) throw new Error(`npm run gate ended with ${String(code)}`);
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

function record(name: string, seconds: number): void {
  times.get(name)?.push(seconds);
}

function median(name: string): number {
  const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
