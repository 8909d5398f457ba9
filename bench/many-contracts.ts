import { appendFile, cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { enableCompileCache } from '../scripts/command/compile-cache.ts';
import { loadContracts } from '../src/contract/load.ts';
import { runGate } from '../src/gate/gate.ts';
import { generateFiles } from '../src/generate/generate.ts';
import { writeGenerated } from '../src/generate/write.ts';

// How long a repository with many contracts takes to gate: all of them, beside one contract as often;
// again when nothing has changed; and when one has.

const copies = Number(process.argv[2] ?? 30);
const original = 'telnyx-phone-numbers';
const repository = process.cwd();

enableCompileCache(process.env); // As the command does.
const root = await realpath(await mkdtemp(path.join(tmpdir(), 'openapi-contract-bench-')));
try {
  const names = Array.from({ length: copies }, (_, index) => `contract-${index}`);
  for (const name of names) {
    await cp(path.join(repository, 'spec', original), path.join(root, 'spec', name), { recursive: true });
  }
  await cp(
    path.join(repository, 'node_modules/openapi-fetch'),
    path.join(root, 'node_modules/openapi-fetch'),
    {
      recursive: true,
    },
  );
  for (const contract of await loadContracts(root)) await generate(contract.name);
  await gate(['contract-0']); // The first run warms the disk cache and counts for nothing.
  const one = await gate(['contract-0']);
  const all = await gate();
  const again = await gate();
  await appendFile(path.join(root, 'spec/contract-1/rules.overlay.yaml'), '# A comment.\n');
  const changed = await gate();
  console.log(`one contract        ${one.toFixed(2)} s`);
  console.log(
    `${copies} contracts        ${all.toFixed(2)} s, ${((copies * one) / all).toFixed(1)} times as fast as one by one`,
  );
  console.log(`nothing changed     ${again.toFixed(2)} s`);
  console.log(`one of them changed ${changed.toFixed(2)} s, ${(changed / one).toFixed(1)} × one contract`);
} finally {
  await rm(root, { recursive: true, force: true });
}

async function generate(name: string): Promise<void> {
  for (const contract of await loadContracts(root, [name])) {
    await writeGenerated(path.join(root, 'generated', name), await generateFiles(contract));
  }
}

/** Seconds that the gate takes; named contracts are gated anew. */
async function gate(names?: readonly string[]): Promise<number> {
  const started = performance.now();
  const { verdict, failures } = await runGate({ root, names, remember: names === undefined });
  if (verdict !== 'pass') throw new Error(`The gate says ${verdict}: ${failures[0]?.failure.message ?? ''}`);
  return (performance.now() - started) / 1000;
}
