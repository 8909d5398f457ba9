import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compareContracts, type Comparison } from '../src/compare/compare.ts';
import { loadDescription } from '../src/contract/load.ts';
import { isObject, type Json } from '../src/json.ts';
import { disagreements } from './compare/disagreements.ts';

// How often the toolkit agrees with two rule-based tools that agree with each other on whether a change breaks,
// and how long it takes on large descriptions:
//
//   node bench/compare.ts <folder of the corpora> [BASE HEAD]… [--list]
//
// The folder holds breaking-changes/<pair>/{base,head}.yaml with expected.json. Every disagreement must be
// explained in compare/disagreements.ts. Pairs of large descriptions are timed, loading included, each way.

const words = process.argv.slice(2).filter((word) => word !== '--list');
const [folder = '../shared/corpora', ...large] = words;
const isListing = process.argv.includes('--list');

interface Row {
  readonly name: string;
  readonly expected: boolean;
  readonly comparison: Comparison;
}

const rows = await readRows(path.join(folder, 'breaking-changes'));
const differing = rows.filter(({ expected, comparison }) => isBreaking(comparison) !== expected);
const unexplained = differing.filter(({ name }) => !disagreements.has(name));
const ofSchemas = rows
  .flatMap(({ comparison }) => comparison.changes)
  .filter(({ proof }) => proof.kind !== 'structural');
const unproved = ofSchemas.filter(
  ({ severity, proof }) => severity === 'breaking' && proof.kind === 'contained',
);

console.log(`pairs                    ${rows.length}`);
console.log(
  `agreement                ${rows.length - differing.length} (${percent(rows.length - differing.length, rows.length)})`,
);
for (const kind of ['witness', 'contained', 'idle', 'undecided'] as const) {
  const found = ofSchemas.filter(({ proof }) => proof.kind === kind).length;
  console.log(`${`schema changes: ${kind}`.padEnd(25)}${found} (${percent(found, ofSchemas.length)})`);
}
for (const { name, comparison } of differing) {
  console.log(`\n${name}: listed as ${isBreaking(comparison) ? 'safe' : 'breaking'}`);
  console.log(`  ${disagreements.get(name) ?? 'NOT EXPLAINED'}`);
  for (const { id, severity, proof } of comparison.changes)
    console.log(`  ${severity} ${id} ${JSON.stringify(proof)}`);
}
if (isListing) for (const row of rows) list(row);

for (const [base, head] of [...telnyx(), ...pairsOf(large)]) {
  await time(base, head);
  await time(head, base);
}
process.exitCode = unexplained.length === 0 && unproved.length === 0 ? 0 : 1;

async function readRows(corpus: string): Promise<Row[]> {
  const found: Row[] = [];
  for (const name of readdirSync(corpus).toSorted()) {
    const expected: Json = JSON.parse(readFileSync(path.join(corpus, name, 'expected.json'), 'utf8'));
    const comparison = await compare(
      path.join(corpus, name, 'base.yaml'),
      path.join(corpus, name, 'head.yaml'),
    );
    found.push({ name, expected: isObject(expected) && expected.breaking === true, comparison });
  }
  return found;
}

async function compare(base: string, head: string): Promise<Comparison> {
  const [from, to] = [path.resolve(base), path.resolve(head)];
  const root = process.cwd();
  return compareContracts(await loadDescription(from, { root }), await loadDescription(to, { root }));
}

function isBreaking({ changes }: Comparison): boolean {
  return changes.some(({ severity }) => severity === 'breaking');
}

function list({ name, expected, comparison }: Row): void {
  console.log(`\n${name}: ${expected ? 'breaking' : 'safe'}`);
  for (const { id, severity, message, proof } of comparison.changes) {
    console.log(`  ${severity.padEnd(10)}${id}: ${message} [${proof.kind}]`);
  }
}

function telnyx(): readonly (readonly [string, string])[] {
  const files = ['2026-03-24', '2026-07-16'].map((day) => path.join(folder, 'telnyx', `telnyx-${day}.yml`));
  return files.every((file) => existsSync(file)) ? pairsOf(files) : [];
}

function pairsOf(files: readonly string[]): readonly (readonly [string, string])[] {
  return files.flatMap((base, index) => {
    const head = files[index + 1];
    return index % 2 === 0 && head !== undefined ? [[base, head] as const] : [];
  });
}

async function time(base: string, head: string): Promise<void> {
  const started = performance.now();
  const { changes, exchanges, bump } = await compare(base, head);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  const breaking = changes.filter(({ severity }) => severity === 'breaking').length;
  const undecided = changes.filter(({ proof }) => proof.kind === 'undecided').length;
  console.log(
    `\n${path.basename(base)} to ${path.basename(head)}: ${seconds} s, at most ${memory} MiB so far`,
  );
  console.log(
    `  ${changes.length} changes, ${breaking} breaking, ${undecided} undecided, ${bump}; ${exchanges.unchanged} of ${exchanges.matched} operations unchanged`,
  );
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
