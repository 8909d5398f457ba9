import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { enableCompileCache } from '../scripts/command/compile-cache.ts';
import { largeDescription } from './watch/large-description.ts';

// What types cost. `generate` beside openapi-typescript alone (limit 1.1), and the gate's `types` step with values
// of the schemas beside the compiler alone (limit 1.5). Each in a process of its own and in turns, by the CPU time
// of the process, which has read what a process of the gate has, and of those that it starts. Arguments: descriptions to measure besides, as files.

enableCompileCache(process.env); // As commands do.
const rounds = Number(process.env['ROUNDS'] ?? 3);
const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'bench-types-'));

/** What a process does with `file` and `folder`. */
const bodies = {
  'openapi-typescript': `const { default: openapiTS, astToString } = await import('openapi-typescript');
    astToString(await openapiTS((await import('node:fs')).readFileSync(file, 'utf8'), { silent: true }));`,
  generate: `const { loadDescription } = await import('${root}/src/contract/load.ts');
    const { generateFiles } = await import('${root}/src/generate/generate.ts');
    const { writeGenerated } = await import('${root}/src/generate/write.ts');
    await writeGenerated(folder, await generateFiles(await loadDescription(file, { root: '/' })));`,
  compile: `await import('${root}/src/gate/steps.ts'); const { loadDescription } = await import('${root}/src/contract/load.ts'); await loadDescription(file, { root: '/' });
    const { compile } = await import('${root}/src/generate/compile.ts');
    const { findCompiler } = await import('${root}/src/generate/compiler.ts');
    const files = (await import('node:fs')).readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
    const found = await compile(findCompiler(folder), folder, files); if (found.length > 0) throw new Error(found[0].message);`,
  'types step': `await import('${root}/src/gate/steps.ts'); const { loadDescription } = await import('${root}/src/contract/load.ts');
    const { typeCheck } = await import('${root}/src/generate/type-check.ts');
    const { values, schemas, findings } = await typeCheck(await loadDescription(file, { root: '/' }), folder);
    console.log(values + ' values of ' + schemas + ' schemas, ' + findings.length + ' findings');`,
} as const;
type Body = keyof typeof bodies;

const limits: readonly [ours: Body, base: Body, limit: number][] = [
  ['generate', 'openapi-typescript', 1.1],
  ['types step', 'compile', 1.5],
];

/** CPU seconds of a process and of what it starts, as bash counts them. */
function cost(name: Body, file: string, folder: string): { cpu: number; said: string } {
  const script = `const [file, folder] = process.argv.slice(1); ${bodies[name]}`;
  const timed = `TIMEFORMAT='%U %S'; time "$0" "$@"`;
  const { stdout, stderr, status } = spawnSync(
    'bash',
    ['-c', timed, process.execPath, '--input-type=module', '-e', script, file, folder],
    { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (status !== 0) throw new Error(stderr);
  const [user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { cpu: user + system, said: stdout.trim() };
}

function measure(file: string): void {
  const folder = path.join(root, '.openapi-contract', 'bench-types', path.basename(file, path.extname(file)));
  cost('generate', file, folder);
  const costs = new Map<Body, number[]>();
  let said = '';
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(bodies) as Body[]) {
      const each = cost(name, file, folder);
      costs.set(name, [...(costs.get(name) ?? []), each.cpu]);
      said ||= each.said;
    }
  }
  console.log(`${path.basename(file)} (${said})`);
  for (const [ours, base, limit] of limits) {
    const [mine, its] = [median(costs.get(ours) ?? []), median(costs.get(base) ?? [])];
    const ratio = mine / its;
    const verdict = ratio <= limit ? 'within' : 'OVER';
    console.log(
      `  ${ours.padEnd(12)} ${mine.toFixed(2)} s of CPU, ${base} ${its.toFixed(2)} s: ${ratio.toFixed(2)} × (${verdict} ${limit})`,
    );
    if (ratio > limit) process.exitCode = 1;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

try {
  mkdirSync(path.join(root, '.openapi-contract'), { recursive: true });
  const large = path.join(scratch, 'large.json');
  writeFileSync(large, largeDescription(8_000_000).json);
  for (const file of [large, ...process.argv.slice(2)]) measure(path.resolve(file));
} finally {
  rmSync(scratch, { recursive: true });
  rmSync(path.join(root, '.openapi-contract', 'bench-types'), { recursive: true, force: true });
}
