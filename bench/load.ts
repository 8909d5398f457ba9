import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { largeDescription } from './watch/large-description.ts';

// Reading and loading descriptions beside what cannot be beaten: js-yaml's own load of the same YAML, JSON.parse
// of the same JSON. Each in a process of its own, the medians of several rounds, in CPU and wall time. Then the
// first location of a file, and one command that does nothing. Arguments: files to load besides, as they are.

const rounds = Number(process.env['ROUNDS'] ?? 5);
const scratch = mkdtempSync(path.join(tmpdir(), 'bench-load-'));
const root = path.resolve(import.meta.dirname, '..');

/** What a process does with `file`, as the body of an asynchronous function that may return another for a second measure. */
const bodies = {
  'js-yaml': `const { load, CORE_SCHEMA, mergeTag } = await import('js-yaml'); const schema = CORE_SCHEMA.withTags(mergeTag);
    return () => load(text, { schema, maxDepth: 1000 });`,
  'JSON.parse': `return () => JSON.parse(text);`,
  read: `const { parseSourceFile } = await import('${root}/src/contract/source-file.ts'); return () => parseSourceFile(text, file, file);`,
  locate: `const { parseSourceFile } = await import('${root}/src/contract/source-file.ts'); const read = parseSourceFile(text, file, file);
    const last = Object.keys(read.value.paths).at(-1); return () => read.locate(['paths', last]);`,
  load: `const { loadDescription } = await import('${root}/src/contract/load.ts'); return () => loadDescription(file, { root: '/' });`,
} as const;

interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

function measure(body: string, file: string): Cost {
  const script = `const file = process.argv[1]; const text = (await import('node:fs')).readFileSync(file, 'utf8');
    const run = await (async () => { ${body} })(); const cpu = process.cpuUsage(); const wall = performance.now();
    await run(); const { user, system } = process.cpuUsage(cpu);
    console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() - wall }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, file], {
    cwd: root,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Cost;
}

/** Side by side, so that a busy machine is busy for all of them. */
function compare(file: string, names: readonly (keyof typeof bodies)[]): void {
  const costs = new Map(names.map((name) => [name, [] as Cost[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) costs.get(name)?.push(measure(bodies[name], file));
  }
  const [first] = names;
  const base = median((costs.get(first ?? 'load') ?? []).map(({ cpu }) => cpu));
  console.log(path.basename(file));
  for (const [name, each] of costs) {
    const cpu = median(each.map((cost) => cost.cpu));
    const wall = median(each.map((cost) => cost.wall));
    const figures = [
      `${cpu.toFixed(0)} ms CPU`,
      `${wall.toFixed(0)} ms wall`,
      `${(cpu / base).toFixed(2)} of ${first}`,
    ];
    console.log(`  ${name.padEnd(12)} ${figures.map((figure) => figure.padStart(14)).join(' ')}`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function peersOf(file: string): readonly (keyof typeof bodies)[] {
  return [file.endsWith('.json') ? 'JSON.parse' : 'js-yaml', 'read', 'locate', 'load'];
}

try {
  for (const megabytes of [1, 4, 10]) {
    const { yaml, json } = largeDescription(megabytes * 1_000_000);
    for (const [format, text] of Object.entries({ yaml, json })) {
      const file = path.join(scratch, `${megabytes}-megabytes.${format}`);
      writeFileSync(file, text);
      compare(file, peersOf(file));
    }
  }
  for (const file of process.argv.slice(2)) compare(path.resolve(file), peersOf(file));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
